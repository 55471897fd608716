// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/masking.h"
#include "models/smalltable.h"

namespace atalaya::models {

/// Personal data in a text that is being tried. Where it stands, never what it says.
struct FoundPiece
{
    int number = 0;
    rules::PiiKind kind = rules::PiiKind::Email;
    /// In the text, in UTF-16 units.
    int from = 0;
    int length = 0;
    /// Both from 1.
    int line = 1;
    int column = 1;
    /// False: stored as it comes, because its kind is switched off.
    bool isMasked = true;

    bool operator==(const FoundPiece &) const = default;
};

/// What the platform would make of a text: worked out here, by the same code. Nothing of it leaves the program, and
/// the text itself is not kept.
class MaskingPreview final : public SmallTable<FoundPiece>
{
    Q_OBJECT

public:
    enum Column
    {
        /// The line.
        Place,
        /// As the platform writes it: email, phone, …
        Kind,
        /// What is stored instead; empty: it is stored as it comes.
        Becomes,
        ColumnCount
    };
    enum Role
    {
        /// Within the line.
        ColumnRole = IdRole + 1,
        MaskedRole
    };
    /// As much as an agent may send at all.
    static constexpr qsizetype most = 32 * 1024;
    /// The first of the pieces are rows; nobody reads more.
    static constexpr std::size_t mostRows = 200;

    using SmallTable::SmallTable;

    /// Looks at a text anew; `masked` are the kinds that are switched on.
    void look(const QString &text, rules::PiiKinds masked);
    void clear();
    /// All of them, in order.
    [[nodiscard]] const std::vector<FoundPiece> &pieces() const { return m_pieces; }
    /// What would be stored.
    [[nodiscard]] const QString &stored() const { return m_stored; }

Q_SIGNALS:
    void looked();

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const FoundPiece &row) const override { return row.number; }
    [[nodiscard]] QVariant cell(const FoundPiece &row, int column) const override;
    [[nodiscard]] QVariant extra(const FoundPiece &row, int role) const override;

private:
    std::vector<FoundPiece> m_pieces;
    QString m_stored;
};

} // namespace atalaya::models
