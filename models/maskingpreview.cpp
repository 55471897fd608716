// SPDX-License-Identifier: GPL-3.0-or-later
#include "maskingpreview.h"

#include "api/rules/safeuse.h"
#include "models/textplaces.h"

#include <algorithm>

namespace atalaya::models {

void MaskingPreview::look(const QString &text, rules::PiiKinds masked)
{
    const QString part = text.left(most);
    const QByteArray utf8 = part.toUtf8();
    const std::string bytes = utf8.toStdString();
    TextPlaces places(utf8);
    m_pieces.clear();
    int line = 1;
    int begin = 0;
    int seen = 0;
    // What is switched off is personal data all the same: the platform looks for all kinds, too.
    for (const rules::PiiFinding &finding : rules::findPii(bytes)) {
        FoundPiece piece;
        piece.number = static_cast<int>(m_pieces.size()) + 1;
        piece.kind = finding.kind;
        piece.from = places.at(finding.from);
        piece.length = places.at(finding.from + finding.length) - piece.from;
        for (; seen < piece.from; ++seen)
            if (part.at(seen) == u'\n') {
                ++line;
                begin = seen + 1;
            }
        piece.line = line;
        piece.column = piece.from - begin + 1;
        piece.isMasked = masked.has(finding.kind);
        m_pieces.push_back(piece);
    }
    const auto listed = static_cast<std::ptrdiff_t>(std::min(m_pieces.size(), mostRows));
    setRows(std::vector<FoundPiece>(m_pieces.begin(), m_pieces.begin() + listed));
    m_stored = QString::fromStdString(rules::maskPii(bytes, masked).text);
    Q_EMIT looked();
}

void MaskingPreview::clear()
{
    m_pieces.clear();
    setRows({});
    m_stored.clear();
    Q_EMIT looked();
}

QVariant MaskingPreview::cell(const FoundPiece &row, int column) const
{
    const auto text = [](std::string_view value) {
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    };
    switch (column) {
    case Place:
        return row.line;
    case Kind:
        return text(rules::nameOf(row.kind));
    case Becomes:
        return row.isMasked ? text(rules::placeholderOf(row.kind)) : QString();
    default:
        return {};
    }
}

QVariant MaskingPreview::extra(const FoundPiece &row, int role) const
{
    if (role == ColumnRole)
        return row.column;
    return role == MaskedRole ? QVariant(row.isMasked) : QVariant();
}

} // namespace atalaya::models
