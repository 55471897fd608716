// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace atalaya::ui {

/// The mark, the product's name and a word beside it: what it is, or who is signing in (at the right).
class BrandRow : public QWidget
{
    Q_OBJECT

public:
    explicit BrandRow(QWidget *parent = nullptr);
    void setWord(const QString &word, bool atRight);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawMark();

    QLabel *m_mark;
    QLabel *m_beside;
    QLabel *m_right;
};

} // namespace atalaya::ui
