// SPDX-License-Identifier: GPL-3.0-or-later
#include "changelist.h"

#include "ui/common/type.h"
#include "ui/governance/policyreadingwords.h"
#include "ui/governance/policywords.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PolicyChoice;

ChangeList::ChangeList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnMinimumWidth(0, 96);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
}

void ChangeList::setHeads(const QString &before, const QString &after)
{
    m_before = before;
    m_after = after;
}

void ChangeList::clear()
{
    for (QWidget *const widget : std::as_const(m_widgets)) {
        widget->setObjectName({});
        widget->hide();
        widget->deleteLater();
    }
    for (QButtonGroup *const group : std::as_const(m_groups))
        group->deleteLater();
    m_widgets.clear();
    m_groups.clear();
    m_grid->setRowStretch(m_last, 0);
}

void ChangeList::show(const rules::Policy &before, const rules::Policy &after, const QList<PolicyChoice> &choices,
                      const PolicyReadingWords &words)
{
    m_choices = choices;
    fill(before, after, words, false);
}

void ChangeList::ask(const rules::Policy &theirs, const rules::Policy &mine, const QList<PolicyChoice> &choices,
                     const PolicyReadingWords &words)
{
    m_choices = choices;
    fill(theirs, mine, words, true);
}

void ChangeList::fill(const rules::Policy &before, const rules::Policy &after, const PolicyReadingWords &words,
                      bool asks)
{
    clear();
    const auto add = [this](QWidget *widget, int row, int column) {
        m_grid->addWidget(widget, row, column, Qt::AlignTop);
        m_widgets.append(widget);
    };
    const auto label = [this](const QFont &font, bool muted, const QString &text) {
        QLabel *const made = makeLabel(font, muted, this);
        made->setWordWrap(true);
        made->setText(text);
        return made;
    };
    add(label(captionHeadingFont(), true, m_before), 0, 1);
    add(label(captionHeadingFont(), true, m_after), 0, 2);
    for (int at = 0; at < m_choices.size(); ++at) {
        const PolicyChoice &choice = m_choices.at(at);
        const int row = 2 * at + 1;
        const QString part = partWord(choice.part, choice.rule);
        const QString texts[2]{partText(before, choice.part, choice.rule, words, m_people),
                               partText(after, choice.part, choice.rule, words, m_people)};
        QLabel *const name = label(headingFont(), false, part);
        name->setObjectName(u"change%1"_s.arg(at));
        add(name, row, 0);
        auto *const group = asks ? new QButtonGroup(this) : nullptr;
        if (group)
            m_groups.append(group);
        for (int side = 0; side < 2; ++side) {
            QLabel *const text = label(bodyFont(), false, texts[side]);
            text->setObjectName(u"change%1.%2"_s.arg(at).arg(side == 0 ? u"before"_s : u"after"_s));
            add(text, row, side + 1);
            if (!group)
                continue;
            const bool isMine = side == 1;
            auto *const radio = new QRadioButton(isMine ? tr("Take mine") : tr("Take theirs"), this);
            radio->setObjectName(u"change%1.%2"_s.arg(at).arg(isMine ? u"mine"_s : u"theirs"_s));
            radio->setAccessibleName(u"%1: %2. %3"_s.arg(part, radio->text(), texts[side]));
            radio->setChecked(choice.takesMine == isMine);
            group->addButton(radio, side);
            add(radio, row + 1, side + 1);
            connect(radio, &QRadioButton::toggled, this, [this, at, isMine](bool on) {
                if (on)
                    m_choices[at].takesMine = isMine;
            });
        }
        if (choice.isContested && asks)
            add(label(captionFont(), true, tr("Changed by both")), row + 1, 0);
    }
    // What is left over stays below.
    m_last = 2 * static_cast<int>(m_choices.size()) + 1;
    m_grid->setRowStretch(m_last, 1);
}

QList<PolicyChoice> ChangeList::choices() const
{
    return m_choices;
}

} // namespace atalaya::ui
