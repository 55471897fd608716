// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QPushButton;

namespace atalaya::ui {

/// Somebody else saved first: what both say, part by part, until it is chosen what holds.
class BothVersions final : public QWidget
{
    Q_OBJECT

public:
    struct Part
    {
        QString name{};
        QString theirs{};
        QString mine{};
        bool isContested = false;
        bool takesMine = true;
    };

    /// Its parts are called `name`.0.mine, `name`.0.theirs, …, `name`.save.
    explicit BothVersions(const QString &name, QWidget *parent = nullptr);

    /// `theirs` heads their column: who saved, and when.
    void ask(const QString &theirs, const QList<Part> &parts);
    void focusFirst();
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }

Q_SIGNALS:
    void chosen(const QList<bool> &takesMine);

private:
    void clear();
    void addPart(int at, const Part &part);
    QLabel *addLabel(const QFont &font, bool muted, const QString &text, int row, int column);

    QString m_name;
    QLabel *m_title;
    QLabel *m_words;
    QGridLayout *m_grid;
    QWidget *m_inside;
    QPushButton *m_save;
    QList<bool> m_takesMine;
    QList<QWidget *> m_widgets;
    QList<QButtonGroup *> m_groups;
    int m_last = 0;
};

} // namespace atalaya::ui
