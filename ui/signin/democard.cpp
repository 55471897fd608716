// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/democard.h"

#include "ui/common/icons.h"
#include "ui/common/type.h"
#include "ui/signin/demorow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

/// Heading, lead and foot.
constexpr int Around = 104;
/// Fewer are no list; then the whole page scrolls.
constexpr int FewestRows = 5;

} // namespace

DemoCard::DemoCard(QWidget *parent)
    : Card(parent)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_lead(makeLabel(captionFont(), true, this))
    , m_scroll(new QScrollArea(this))
    , m_list(new QWidget)
    , m_column(new QVBoxLayout(m_list))
    , m_clock(new QLabel(this))
    , m_note(makeLabel(captionFont(), true, this))
{
    setObjectName(QStringLiteral("demo.card"));
    m_note->setObjectName(QStringLiteral("demo.note"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_list->setBackgroundRole(QPalette::Base);
    m_list->setAutoFillBackground(true);

    auto *const heading = new QHBoxLayout;
    heading->setContentsMargins(14, 16, 14, 0);
    heading->setSpacing(8);
    heading->addWidget(m_icon);
    heading->addWidget(m_title, 1);
    auto *const lead = new QHBoxLayout;
    lead->setContentsMargins(14, 4, 14, 10);
    lead->addWidget(m_lead);
    auto *const foot = new QHBoxLayout;
    foot->setContentsMargins(14, 9, 14, 9);
    foot->setSpacing(8);
    foot->addWidget(m_clock);
    foot->addWidget(m_note, 1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addLayout(lead);
    column->addWidget(m_scroll, 1);
    column->addLayout(foot);

    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DemoCard::tick);
    retranslate();
    drawIcons();
}

void DemoCard::setAccounts(const QList<DemoAccount> &accounts, const QDateTime &platformNow)
{
    m_offsetMs = QDateTime::currentDateTimeUtc().msecsTo(platformNow);
    m_asked = false;
    m_accounts = accounts;
    while (m_rows.size() > accounts.size())
        delete m_rows.takeLast();
    while (m_rows.size() < accounts.size()) {
        auto *const row = new DemoRow(m_list);
        const qsizetype index = m_rows.size();
        m_column->addWidget(row);
        m_rows.append(row);
        connect(row, &QAbstractButton::clicked, this, [this, index] {
            const DemoAccount account = m_accounts.at(index);
            choose(account.email);
            Q_EMIT accountChosen(account.email, account.password);
        });
        connect(row, &DemoRow::codeWanted, this, [this, index] {
            const QString code = m_accounts.at(index).code;
            Q_EMIT codeChosen(code);
            Q_EMIT refreshWanted();
        });
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setAccount(m_accounts.at(i));
    setMinimumWidth(300);
    fitInto(m_room);
    tick();
}

void DemoCard::offerCodeFor(const QString &email)
{
    m_offered = email;
    tick();
    Q_EMIT refreshWanted();
}

void DemoCard::fitInto(int height)
{
    m_room = height;
    const int all = static_cast<int>(m_rows.size());
    const int shown = qMin(all, qMax(FewestRows, (height - Around) / DemoRow::Height));
    m_scroll->setVerticalScrollBarPolicy(shown < all ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    m_scroll->setMinimumHeight(shown * DemoRow::Height);
    setMaximumHeight(shown * DemoRow::Height + Around);
}

void DemoCard::choose(const QString &email)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setChosen(m_accounts.at(i).email == email);
}

QDateTime DemoCard::platformNow() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_offsetMs);
}

void DemoCard::tick()
{
    const QDateTime now = platformNow();
    QString note;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const DemoAccount &account = m_accounts.at(i);
        const bool isOffered = !m_offered.isEmpty() && account.email == m_offered;
        if (isOffered)
            choose(m_offered);
        if (!isOffered || account.code.isEmpty()) {
            m_rows.at(i)->clearOffer();
            continue;
        }
        const qint64 wait = (now.msecsTo(account.usableFrom) + 999) / 1000;
        const qint64 left = now.secsTo(account.usableUntil);
        m_rows.at(i)->setOffer(account.code, wait);
        if (wait <= 0 && left > 0)
            note = tr("The code changes in %1 s").arg(left);
        if (left <= 0 && !m_asked) {
            m_asked = true;
            Q_EMIT refreshWanted();
        }
    }
    m_note->setText(note.isEmpty() ? tr("Only a demo platform shows this card") : note);
}

void DemoCard::retranslate()
{
    m_title->setText(tr("Demo accounts"));
    m_lead->setText(tr("A click fills e-mail and password."));
    setAccessibleName(tr("Demo accounts"));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setAccount(m_accounts.at(i));
    tick();
}

void DemoCard::drawIcons()
{
    const QColor muted = Tokens::of(this).muted;
    m_icon->setPixmap(iconPixmap(QStringLiteral("eyedropper"), 16, devicePixelRatioF(), muted));
    m_clock->setPixmap(iconPixmap(QStringLiteral("clock"), 14, devicePixelRatioF(), muted));
}

void DemoCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        drawIcons();
    Card::changeEvent(event);
}

void DemoCard::showEvent(QShowEvent *event)
{
    m_timer.start();
    Card::showEvent(event);
}

void DemoCard::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    Card::hideEvent(event);
}

} // namespace atalaya::ui
