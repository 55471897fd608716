// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>

namespace atalaya::models {

/// Turns places in UTF-8 into places in the QString that it came from. Places are asked for in ascending order.
class TextPlaces
{
public:
    explicit TextPlaces(QByteArray utf8)
        : m_utf8(std::move(utf8))
    {}
    [[nodiscard]] int at(std::size_t bytes)
    {
        const auto wanted = static_cast<qsizetype>(bytes);
        if (wanted > m_bytes) {
            m_units += QString::fromUtf8(m_utf8.constData() + m_bytes, wanted - m_bytes).size();
            m_bytes = wanted;
        }
        return static_cast<int>(m_units);
    }

private:
    QByteArray m_utf8;
    qsizetype m_bytes = 0;
    qsizetype m_units = 0;
};

} // namespace atalaya::models
