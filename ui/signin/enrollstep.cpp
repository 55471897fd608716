// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/enrollstep.h"

#include "ui/common/card.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/codefield.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/qrview.h"
#include "ui/signin/secretclipboard.h"
#include "ui/signin/stepbar.h"
#include "ui/signin/stepcolumn.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace atalaya::ui {
namespace {

/// The secret's own quiet box.
class SecretBox final : public QLabel
{
public:
    explicit SecretBox(QWidget *parent)
        : QLabel(parent)
    {
        QFont font = monoFont();
        font.setPointSize(10);
        setFont(font);
        setTextFormat(Qt::PlainText);
        setMargin(8);
        setFrameShape(QFrame::StyledPanel);
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Window);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setFocusPolicy(Qt::ClickFocus);
    }
};

} // namespace

EnrollStep::EnrollStep(QWidget *parent)
    : FieldStep(new CodeField({{40, 40}, 6, 14}), parent)
    , m_brand(new BrandRow(this))
    , m_steps(new StepBar(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_card(new Card(this))
    , m_qr(new QrView(this))
    , m_account(makeLabel(captionFont(), true, this))
    , m_scanTitle(makeLabel(headingFont(), false, this))
    , m_scanText(makeLabel(bodyFont(), true, this))
    , m_cannot(makeLabel(captionFont(), true, this))
    , m_secretLabel(new SecretBox(this))
    , m_copy(new QPushButton(this))
    , m_method(makeLabel(captionFont(), true, this))
    , m_confirmTitle(makeLabel(headingFont(), false, this))
    , m_code(findChild<CodeField *>())
    , m_left(makeLabel(captionFont(), true, this))
    , m_local(makeLabel(captionFont(), true, this))
    , m_signOut(new QPushButton(this))
    , m_confirm(new QPushButton(this))
    , m_clipboard(new SecretClipboard(this))
{
    setObjectName(QStringLiteral("signin.enrollStep"));
    m_qr->setObjectName(QStringLiteral("signin.qr"));
    m_secretLabel->setObjectName(QStringLiteral("signin.secret"));
    m_copy->setObjectName(QStringLiteral("signin.copySecret"));
    m_code->setObjectName(QStringLiteral("signin.enrollCode"));
    m_left->setObjectName(QStringLiteral("signin.timeLeft"));
    message()->setObjectName(QStringLiteral("signin.enrollMessage"));
    m_signOut->setObjectName(QStringLiteral("signin.enrollSignOut"));
    m_confirm->setObjectName(QStringLiteral("signin.confirm"));
    setLook(m_confirm, Look::Primary);
    setLook(m_copy, Look::Quiet);
    m_copy->setIcon(icon(QStringLiteral("files")));
    m_scanText->setWordWrap(true);
    m_lead->setWordWrap(true);
    m_local->setWordWrap(true);

    auto *const halves = new QBoxLayout(QBoxLayout::LeftToRight, m_card);
    halves->setContentsMargins(1, 1, 1, 1);
    halves->setSpacing(0);
    halves->addWidget(makeQrColumn());
    auto *const line = new QFrame(m_card);
    line->setObjectName(QStringLiteral("signin.enrollLine"));
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    halves->addWidget(line);
    halves->addWidget(makeTextColumn(), 1);

    auto *const foot = new QHBoxLayout;
    foot->setSpacing(10);
    foot->addWidget(m_local, 1);
    foot->addWidget(m_signOut);
    foot->addWidget(m_confirm);

    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead, m_steps);
    column.add(m_card, 22);
    column.add(foot, 18);

    setTabOrder(m_code, m_copy);
    setTabOrder(m_copy, m_confirm);
    setTabOrder(m_confirm, m_signOut);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &EnrollStep::tick);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_clipboard->put(m_secret);
        m_copy->setText(tr("Copied"));
    });
    connect(m_clipboard, &SecretClipboard::cleared, this, &EnrollStep::retranslate);
    connect(m_code, &CodeField::completed, this, &EnrollStep::submit);
    connect(m_code, &QLineEdit::returnPressed, this, &EnrollStep::submit);
    connect(m_confirm, &QPushButton::clicked, this, &EnrollStep::submit);
    connect(m_signOut, &QPushButton::clicked, this, &EnrollStep::signOutWanted);
    retranslate();
}

QWidget *EnrollStep::makeQrColumn()
{
    auto *const side = new QWidget(m_card);
    side->setFixedWidth(276);
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins(24, 18, 24, 18);
    column->setSpacing(0);
    column->addStretch();
    column->addWidget(m_qr, 0, Qt::AlignHCenter);
    column->addSpacing(6);
    auto *const issuer = makeLabel(captionFont(), false, side);
    issuer->setText(QStringLiteral("Atalaya"));
    column->addWidget(issuer, 0, Qt::AlignHCenter);
    column->addWidget(m_account, 0, Qt::AlignHCenter);
    column->addStretch();
    return side;
}

QWidget *EnrollStep::makeTextColumn()
{
    auto *const side = new QWidget(m_card);
    auto *const grid = new QGridLayout(side);
    grid->setContentsMargins(28, 20, 24, 18);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, 10);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto number = [side](const QString &text) {
        auto *const label = makeLabel(headingFont(), true, side);
        label->setText(text);
        return label;
    };
    grid->addWidget(number(QStringLiteral("1")), row, 0, Qt::AlignTop);
    grid->addWidget(m_scanTitle, row++, 1);
    grid->addWidget(m_scanText, row++, 1);
    grid->setRowMinimumHeight(row++, 14);
    grid->addWidget(m_cannot, row++, 1);
    auto *const secret = new QHBoxLayout;
    secret->setContentsMargins(0, 4, 0, 4);
    secret->setSpacing(6);
    secret->addWidget(m_secretLabel);
    secret->addWidget(m_copy);
    secret->addStretch();
    grid->addLayout(secret, row++, 1);
    grid->addWidget(m_method, row++, 1);
    grid->setRowMinimumHeight(row++, 18);
    grid->addWidget(number(QStringLiteral("2")), row, 0, Qt::AlignTop);
    grid->addWidget(m_confirmTitle, row++, 1);
    auto *const digits = new QHBoxLayout;
    digits->setContentsMargins(-3, 4, 0, 4);
    digits->addWidget(m_code);
    digits->addStretch();
    grid->addLayout(digits, row++, 1);
    grid->addWidget(m_left, row++, 1);
    grid->addWidget(message(), row++, 1);
    grid->setRowStretch(row, 1);
    return side;
}

QString EnrollStep::grouped(const QString &secret)
{
    QString text;
    for (qsizetype at = 0; at < secret.size(); at += 4) {
        if (at > 0)
            text += at % 16 == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
        text += secret.mid(at, 4);
    }
    return text;
}

void EnrollStep::setEnrollment(const QString &email, const QString &otpauthUrl, const QString &secret,
                               const QDateTime &endsAt)
{
    m_brand->setWord(email, true);
    m_account->setText(email);
    m_qr->setContent(otpauthUrl);
    m_secret = secret;
    m_secretLabel->setText(grouped(secret));
    m_endsAt = endsAt;
    m_code->clear();
    tick();
}

void EnrollStep::submit()
{
    if (m_code->isComplete() && mayTry())
        Q_EMIT confirmed(m_code->text());
}

void EnrollStep::updateButton()
{
    m_confirm->setEnabled(m_code->isComplete() && mayTry());
    m_confirm->setText(isBusy() ? tr("Confirming…") : tr("Confirm"));
}

void EnrollStep::tick()
{
    if (!m_endsAt.isValid())
        return m_left->clear();
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(m_endsAt);
    m_left->setText(seconds > 0 ? tr("Ends in %1.").arg(Formats().countdown(seconds))
                                : tr("The time is over. Sign in again to get a new code."));
}

void EnrollStep::retranslate()
{
    m_steps->setSteps({tr("Password"), tr("Scan and confirm"), tr("Recovery codes")}, 1);
    m_title->setText(tr("Turn on two-step verification"));
    m_lead->setText(tr("Administration accounts can't come in without a second factor. You do it once; it takes a "
                       "minute."));
    m_qr->setAccessibleName(tr("QR code of the key that is written beside it"));
    m_scanTitle->setText(tr("Scan the code"));
    m_scanText->setText(tr("Open your authenticator app on the phone and add an account."));
    m_cannot->setText(tr("Can't scan? Type this key:"));
    m_secretLabel->setAccessibleName(tr("Key"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the key"));
    m_method->setText(tr("Time based · SHA-1 · 6 digits · 30 s. The clipboard is cleared after 15 s."));
    m_confirmTitle->setText(tr("Confirm with a code"));
    m_code->setAccessibleName(tr("6-digit code"));
    m_local->setText(tr("The QR code is drawn on this computer; the key is sent nowhere else."));
    m_signOut->setText(tr("Sign out"));
    updateButton();
    tick();
}

void EnrollStep::showEvent(QShowEvent *event)
{
    m_timer.start();
    tick();
    FieldStep::showEvent(event);
}

void EnrollStep::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    FieldStep::hideEvent(event);
}

void EnrollStep::resizeEvent(QResizeEvent *event)
{
    const bool isNarrow = width() < 780;
    auto *const halves = static_cast<QBoxLayout *>(m_card->layout());
    halves->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (auto *const line = m_card->findChild<QFrame *>(QStringLiteral("signin.enrollLine")))
        line->setVisible(!isNarrow);
    FieldStep::resizeEvent(event);
}

} // namespace atalaya::ui
