// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/draftoffer.h"

#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/inplacequestion.h"
#include "ui/common/looks.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace atalaya::ui {

DraftOffer::DraftOffer(models::DraftSource *source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_icon(new QLabel(this))
    , m_words(makeLabel(bodyFont(), false, this))
    , m_continue(new QPushButton(this))
    , m_discard(new InPlaceQuestion(QStringLiteral("draft.discard"), this))
{
    setObjectName(QStringLiteral("draftOffer"));
    m_words->setObjectName(QStringLiteral("draft.words"));
    m_words->setWordWrap(true);
    m_continue->setObjectName(QStringLiteral("draft.continue"));
    m_continue->setFixedHeight(26);
    m_discard->button()->setFixedHeight(26);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 5, 16, 5);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_continue);
    row->addWidget(m_discard);
    setMinimumHeight(38);
    hide();
    render();
    connect(m_continue, &QPushButton::clicked, this, [this] {
        const QByteArray bytes = m_draft->bytes;
        takeBack();
        Q_EMIT continued(bytes);
    });
    connect(m_discard, &InPlaceQuestion::confirmed, this, [this] {
        m_source->discard(m_draft->id);
        takeBack();
        Q_EMIT discarded();
    });
}

void DraftOffer::offer(const QString &id)
{
    m_draft = m_source->draft(id);
    setVisible(m_draft.has_value());
    render();
    if (!m_draft)
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void DraftOffer::takeBack()
{
    m_draft.reset();
    hide();
}

void DraftOffer::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    render();
}

QList<QWidget *> DraftOffer::stops() const
{
    return QList<QWidget *>{m_continue} + m_discard->stops();
}

void DraftOffer::render()
{
    // Readers of the screen come upon the buttons before there is a draft.
    setLook(m_continue, Look::Outline, Tint::Info);
    m_continue->setText(tr("Continue"));
    m_continue->setAccessibleName(m_continue->text());
    setLook(m_discard->button(), Look::Outline, Tint::Info);
    m_discard->setWords(tr("Discard…"), tr("Discard it for good?"), tr("Discard"), tr("Keep"));
    if (!m_draft)
        return;
    const QString at = Formats({}, m_zone).moment(m_draft->savedAt, QDateTime::currentDateTimeUtc());
    const QString sentence = words(at);
    m_icon->setPixmap(iconPixmap(QStringLiteral("pencil"), 16, devicePixelRatioF(), Tokens::of(this).info.text));
    m_words->setText(sentence);
    setAccessibleName(sentence);
    m_continue->setAccessibleName(tr("Continue with the draft of %1").arg(at));
}

QString DraftOffer::words(const QString &at) const
{
    return tr("You have a draft of %1.").arg(at);
}

void DraftOffer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        render();
    QWidget::changeEvent(event);
}

void DraftOffer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Tokens::of(this).info.fill);
}

QString draftKindWords(const QString &kind)
{
    if (kind == QLatin1String("figure"))
        return DraftOffer::tr("Tried assumptions");
    if (kind == QLatin1String("override"))
        return DraftOffer::tr("Unsent wish for an override");
    if (kind == QLatin1String("policy"))
        return DraftOffer::tr("Unfinished policy");
    if (kind == QLatin1String("prompt"))
        return DraftOffer::tr("Unfinished prompt template");
    if (kind == QLatin1String("safe-use"))
        return DraftOffer::tr("Unsaved rules of safe use");
    if (kind == QLatin1String("review"))
        return DraftOffer::tr("Unsaid reason of a review");
    return DraftOffer::tr("Unfinished work");
}

} // namespace atalaya::ui
