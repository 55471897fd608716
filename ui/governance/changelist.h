// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/person.h"
#include "models/policymerge.h"

#include <QWidget>

class QButtonGroup;
class QGridLayout;

namespace atalaya::ui {

class PolicyReadingWords;

/// What differs between two texts of a policy, part by part, side by side; with a choice between them when asked for.
class ChangeList final : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeList(QWidget *parent = nullptr);

    /// `before` and `after` head the two columns.
    /// Names for the ids of owners.
    void setPeople(const std::vector<contract::Person> &people) { m_people = people; }
    void setHeads(const QString &before, const QString &after);
    void show(const rules::Policy &before, const rules::Policy &after, const QList<models::PolicyChoice> &choices,
              const PolicyReadingWords &words);
    /// The same, but each part is chosen: `before` is theirs, `after` is mine.
    void ask(const rules::Policy &theirs, const rules::Policy &mine, const QList<models::PolicyChoice> &choices,
             const PolicyReadingWords &words);
    [[nodiscard]] QList<models::PolicyChoice> choices() const;

private:
    void clear();
    void fill(const rules::Policy &before, const rules::Policy &after, const PolicyReadingWords &words, bool asks);

    int m_last = 0;
    std::vector<contract::Person> m_people;
    QString m_before;
    QString m_after;
    QList<models::PolicyChoice> m_choices;
    QGridLayout *m_grid;
    QList<QWidget *> m_widgets;
    QList<QButtonGroup *> m_groups;
};

} // namespace atalaya::ui
