// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QLabel>

namespace atalaya::ui {

/// A long text with marks in it, over as many lines as it takes. Layouts ask it again and again how high it is, and a
/// QLabel then lays the whole text out each time: this one remembers.
class SentenceLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit SentenceLabel(QWidget *parent = nullptr);

    [[nodiscard]] int heightForWidth(int width) const override;
    /// A readable line; how high it is follows from the width that it gets.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    struct Of
    {
        QString text{};
        QFont font{};

        bool operator==(const Of &) const = default;
    };
    mutable Of m_of{};
    mutable QHash<int, int> m_heights{};
};

} // namespace atalaya::ui
