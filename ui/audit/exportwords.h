// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditexport.h"
#include "models/auditexportcheck.h"
#include "ui/audit/auditwords.h"
#include "ui/common/verdicthead.h"

#include <QCoreApplication>

namespace atalaya::ui {

/// The words of exports and of their checks, in the language of the moment.
class ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::ExportWords)

public:
    /// What could not be done, and where the person can mend it.
    struct Problem
    {
        enum class Place
        {
            File,
            Format,
            /// Nothing of the form is wrong.
            Whole
        };
        Place place = Place::Whole;
        QString title{};
        QString advice{};
    };
    /// What came of a check, in a sentence, and how it looks.
    using Verdict = VerdictHead::Content;

    /// The query as it is read: "state Blocked · confidence < 0.8", or that it is everything.
    [[nodiscard]] static QString query(const QString &text, const AuditWords &words);
    [[nodiscard]] static QString order(contract::AuditSort sort);
    [[nodiscard]] static QString format(contract::ExportFormat format);
    /// A column of the file.
    [[nodiscard]] static QString column(const std::string &name);
    [[nodiscard]] static Problem problem(const api::ApiError &error, const AuditWords &words);

    /// Why a check came to nothing.
    [[nodiscard]] static Problem checkProblem(const api::ApiError &error);
    [[nodiscard]] static Verdict verdict(const api::ExportReport &report, models::AuditExportCheck::Record record,
                                         const AuditWords &words);
    /// A line for everything that is wrong, as far as it can be read; empty: nothing is.
    [[nodiscard]] static QString findings(const api::ExportReport &report, const AuditWords &words);

private:
    [[nodiscard]] static QString finding(const api::ExportFault &fault, const AuditWords &words);
    [[nodiscard]] static Verdict rowVerdict(const api::ExportReport &report, const AuditWords &words);
};

} // namespace atalaya::ui
