// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/stepview.h"

#include <QStringList>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class FieldMessage;
class SecretClipboard;
class StepBar;

/// The ten recovery codes, shown once: save, print, copy, and a box to tick before going on.
class CodesStep : public StepView
{
    Q_OBJECT

public:
    explicit CodesStep(QWidget *parent = nullptr);

    void enter() override;
    void setBusy(bool busy) override;
    void showProblem(const std::optional<ProblemWords> &problem) override;
    [[nodiscard]] int blockWidth() const override { return 830; }
    void setCodes(const QString &email, const QString &server, const QStringList &codes);
    /// Writes the sheet readable by its owner only. False (and said under the codes) when it can't be written.
    bool saveTo(const QString &fileName);

Q_SIGNALS:
    void finished();

protected:
    void retranslate() override;

private:
    [[nodiscard]] QString sheet() const;
    void save();
    void print();
    void showNote(const QString &text);

    BrandRow *m_brand;
    StepBar *m_steps;
    QLabel *m_title;
    QLabel *m_lead;
    QWidget *m_card;
    QGridLayout *m_grid;
    QPushButton *m_save;
    QPushButton *m_print;
    QPushButton *m_copy;
    FieldMessage *m_message;
    QCheckBox *m_kept;
    QPushButton *m_finish;
    SecretClipboard *m_clipboard;
    QString m_email;
    QString m_server;
    QStringList m_codes;
    bool m_busy = false;
};

} // namespace atalaya::ui
