// SPDX-License-Identifier: GPL-3.0-or-later
#include "bothversions.h"

#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

BothVersions::BothVersions(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_title(makeLabel(headingFont(), false, this))
    , m_words(makeLabel(bodyFont(), true, this))
    , m_inside(new QWidget)
    , m_save(new QPushButton(this))
{
    setObjectName(name);
    m_title->setObjectName(name + u".title"_s);
    m_words->setWordWrap(true);
    m_save->setObjectName(name + u".save"_s);
    setLook(m_save, Look::Primary);
    m_grid = new QGridLayout(m_inside);
    m_grid->setContentsMargins(0, 0, 4, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnMinimumWidth(0, 96);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    auto *const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_inside);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(24, 16, 24, 16);
    all->setSpacing(10);
    all->addWidget(m_title);
    all->addWidget(m_words);
    all->addWidget(scroll, 1);
    all->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_takesMine); });
}

void BothVersions::clear()
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
    m_takesMine.clear();
    m_grid->setRowStretch(m_last, 0);
}

QLabel *BothVersions::addLabel(const QFont &font, bool muted, const QString &text, int row, int column)
{
    QLabel *const made = makeLabel(font, muted, m_inside);
    made->setWordWrap(true);
    made->setText(text);
    m_grid->addWidget(made, row, column, Qt::AlignTop);
    m_widgets.append(made);
    made->show();
    return made;
}

void BothVersions::addPart(int at, const Part &part)
{
    const int row = 2 * at + 1;
    const QString prefix = u"%1.%2"_s.arg(m_name).arg(at);
    addLabel(headingFont(), false, part.name, row, 0)->setObjectName(prefix);
    auto *const group = new QButtonGroup(m_inside);
    m_groups.append(group);
    for (const bool isMine : {false, true}) {
        const int column = isMine ? 2 : 1;
        const QString &text = isMine ? part.mine : part.theirs;
        addLabel(bodyFont(), false, text, row, column)
            ->setObjectName(prefix + (isMine ? u".mineText"_s : u".theirsText"_s));
        auto *const radio = new QRadioButton(isMine ? tr("Take mine") : tr("Take theirs"), m_inside);
        radio->setObjectName(prefix + (isMine ? u".mine"_s : u".theirs"_s));
        radio->setAccessibleName(u"%1: %2. %3"_s.arg(part.name, radio->text(), text.left(200)));
        radio->setChecked(part.takesMine == isMine);
        group->addButton(radio);
        m_grid->addWidget(radio, row + 1, column, Qt::AlignTop | Qt::AlignLeft);
        m_widgets.append(radio);
        radio->show();
        connect(radio, &QRadioButton::toggled, this, [this, at, isMine](bool on) {
            if (on)
                m_takesMine[at] = isMine;
        });
    }
    if (part.isContested)
        addLabel(captionFont(), true, tr("Changed by both"), row + 1, 0);
}

void BothVersions::ask(const QString &theirs, const QList<Part> &parts)
{
    clear();
    m_title->setText(tr("Somebody else saved first"));
    m_words->setText(
        tr("Nothing is lost: theirs is on the platform, yours on this computer. Choose what holds, part by "
           "part. What only one of you has changed is chosen already."));
    m_save->setText(tr("Save the chosen parts"));
    m_save->setAccessibleName(m_save->text());
    addLabel(captionHeadingFont(), true, theirs, 0, 1);
    addLabel(captionHeadingFont(), true, tr("Mine"), 0, 2);
    for (int at = 0; at < parts.size(); ++at) {
        m_takesMine.append(parts.at(at).takesMine);
        addPart(at, parts.at(at));
    }
    // What is left over stays below.
    m_last = 2 * static_cast<int>(parts.size()) + 1;
    m_grid->setRowStretch(m_last, 1);
}

void BothVersions::focusFirst()
{
    for (const QString &side : {u".0.mine"_s, u".0.theirs"_s})
        if (auto *const first = findChild<QRadioButton *>(m_name + side); first && first->isChecked())
            return first->setFocus(Qt::OtherFocusReason);
}

} // namespace atalaya::ui
