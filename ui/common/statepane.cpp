// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/statepane.h"

#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int TextWidth = 340;
constexpr int HeightForIcon = 170;

/// Our own markup around escaped text: whatever the words say, they stay words.
QString emphasised(const StatePane::Content &content)
{
    QString html = content.text.toHtmlEscaped();
    for (const QString &word : content.emphasis)
        if (!word.isEmpty())
            html.replace(word.toHtmlEscaped(), QStringLiteral("<b>%1</b>").arg(word.toHtmlEscaped()));
    return html;
}

} // namespace

StatePane::StatePane(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_text(makeLabel(bodyFont(), true, this))
    , m_primary(new QPushButton(this))
    , m_secondary(new QPushButton(this))
    , m_codeRow(new QWidget(this))
    , m_codeWord(makeLabel(captionFont(), true, m_codeRow))
    , m_code(makeLabel(monoFont(), true, m_codeRow))
    , m_copy(new QPushButton(m_codeRow))
{
    setObjectName(QStringLiteral("statePane"));
    m_primary->setObjectName(QStringLiteral("statePane.primary"));
    m_secondary->setObjectName(QStringLiteral("statePane.secondary"));
    m_copy->setObjectName(QStringLiteral("statePane.copyCode"));
    m_code->setObjectName(QStringLiteral("statePane.code"));
    m_title->setObjectName(QStringLiteral("statePane.title"));
    m_text->setObjectName(QStringLiteral("statePane.text"));
    for (QLabel *const label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setFixedWidth(TextWidth);
    }
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setFont(captionFont());
    m_copy->setIcon(icon(QStringLiteral("files"), Tint::Accent));
    m_copy->setIconSize({14, 14});
    setLook(m_copy, Look::Link);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto *const code = new QHBoxLayout(m_codeRow);
    code->setContentsMargins(0, 0, 0, 0);
    code->addStretch();
    code->addWidget(m_codeWord);
    code->addWidget(m_code);
    code->addWidget(m_copy);
    code->addStretch();

    auto *const column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(12);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(14);
    column->addLayout(buttons);
    column->addSpacing(8);
    column->addWidget(m_codeRow);
    column->addStretch();

    connect(m_primary, &QPushButton::clicked, this, &StatePane::primaryClicked);
    connect(m_secondary, &QPushButton::clicked, this, &StatePane::secondaryClicked);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_content.code); });
    retranslate();
}

void StatePane::setContent(const Content &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_text->setTextFormat(content.emphasis.isEmpty() ? Qt::PlainText : Qt::RichText);
    m_text->setText(content.emphasis.isEmpty() ? content.text : emphasised(content));
    m_text->setVisible(!content.text.isEmpty());
    // A centred box layout does not ask a wrapping label how high it gets; without this the second line is cut.
    for (QLabel *const label : {m_title, m_text})
        label->setFixedHeight(qMax(0, label->heightForWidth(TextWidth)));
    // A screen reader hears heading and sentence as one.
    setAccessibleName(content.title + QStringLiteral(". ") + content.text);
    const auto dress = [](QPushButton *button, const QString &text, const QString &iconName, bool primary) {
        button->setText(text);
        button->setVisible(!text.isEmpty());
        setLook(button, primary ? Look::Primary : Look::Plain);
        button->setFont(primary ? headingFont() : bodyFont());
        button->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName, primary ? Tint::AccentText : Tint::Text));
    };
    dress(m_primary, content.primary, content.primaryIcon, content.recommends);
    dress(m_secondary, content.secondary, content.secondaryIcon, false);
    m_code->setText(content.code);
    m_codeRow->setVisible(!content.code.isEmpty());
    drawIcon();
}

void StatePane::focusFirst()
{
    (m_primary->isVisibleTo(this) ? m_primary : m_secondary)->setFocus(Qt::OtherFocusReason);
}

void StatePane::drawIcon()
{
    if (!m_content.icon.isEmpty())
        m_icon->setPixmap(iconPixmap(m_content.icon, 32, devicePixelRatioF(), Tokens::of(this).colour(m_content.tint)));
    m_icon->setVisible(!m_content.icon.isEmpty() && height() >= HeightForIcon);
}

void StatePane::retranslate()
{
    m_codeWord->setText(tr("Code"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the code"));
}

void StatePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StatePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    drawIcon();
}

} // namespace atalaya::ui
