// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/codesstep.h"

#include "ui/common/card.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/signin/brandrow.h"
#include "ui/signin/fieldmessage.h"
#include "ui/signin/secretclipboard.h"
#include "ui/signin/stepbar.h"
#include "ui/signin/stepcolumn.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QTextDocument>

#include <memory>

namespace atalaya::ui {

CodesStep::CodesStep(QWidget *parent)
    : StepView(parent)
    , m_brand(new BrandRow(this))
    , m_steps(new StepBar(this))
    , m_title(makeLabel(titleFont(), false, this))
    , m_lead(makeLabel(bodyFont(), true, this))
    , m_card(new Card(this))
    , m_grid(new QGridLayout)
    , m_save(new QPushButton(this))
    , m_print(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_message(new FieldMessage(this))
    , m_kept(new QCheckBox(this))
    , m_finish(new QPushButton(this))
    , m_clipboard(new SecretClipboard(this))
{
    setObjectName(QStringLiteral("signin.codesStep"));
    m_save->setObjectName(QStringLiteral("signin.saveCodes"));
    m_print->setObjectName(QStringLiteral("signin.printCodes"));
    m_copy->setObjectName(QStringLiteral("signin.copyCodes"));
    m_message->setObjectName(QStringLiteral("signin.codesMessage"));
    m_kept->setObjectName(QStringLiteral("signin.codesKept"));
    m_finish->setObjectName(QStringLiteral("signin.finish"));
    m_save->setIcon(icon(QStringLiteral("save")));
    m_print->setIcon(icon(QStringLiteral("printer")));
    m_copy->setIcon(icon(QStringLiteral("files")));
    setLook(m_finish, Look::Primary);
    m_lead->setWordWrap(true);
    m_finish->setEnabled(false);

    auto *const inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(28, 22, 28, 22);
    inside->setSpacing(0);
    m_grid->setHorizontalSpacing(40);
    m_grid->setVerticalSpacing(12);
    inside->addLayout(m_grid);
    inside->addSpacing(20);
    auto *const tools = new QHBoxLayout;
    tools->setSpacing(10);
    tools->addWidget(m_save);
    tools->addWidget(m_print);
    tools->addWidget(m_copy);
    tools->addStretch();
    inside->addLayout(tools);
    inside->addWidget(m_message);

    auto *const foot = new QHBoxLayout;
    foot->addWidget(m_kept, 1);
    foot->addWidget(m_finish);
    StepColumn column(this);
    column.addHead(m_brand, m_title, m_lead, m_steps);
    column.add(m_card, 22);
    column.add(foot, 18);

    connect(m_save, &QPushButton::clicked, this, &CodesStep::save);
    connect(m_print, &QPushButton::clicked, this, &CodesStep::print);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_clipboard->put(m_codes.join(QLatin1Char('\n')));
        showNote(tr("Copied. The clipboard is cleared after 15 s."));
    });
    connect(m_clipboard, &SecretClipboard::cleared, m_message, &FieldMessage::clear);
    connect(m_kept, &QCheckBox::toggled, this, [this](bool kept) { m_finish->setEnabled(kept && !m_busy); });
    connect(m_finish, &QPushButton::clicked, this, &CodesStep::finished);
    retranslate();
}

void CodesStep::enter()
{
    m_save->setFocus(Qt::OtherFocusReason);
}

void CodesStep::setBusy(bool busy)
{
    m_busy = busy;
    m_finish->setEnabled(m_kept->isChecked() && !busy);
}

void CodesStep::showProblem(const std::optional<ProblemWords> &problem)
{
    if (problem)
        m_message->setProblem(problem->sentence, problem->hint);
    else
        m_message->clear();
}

void CodesStep::setCodes(const QString &email, const QString &server, const QStringList &codes)
{
    m_email = email;
    m_server = server;
    m_codes = codes;
    m_brand->setWord(email, true);
    m_kept->setChecked(false);
    while (QLayoutItem *const item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int half = static_cast<int>((codes.size() + 1) / 2);
    for (int i = 0; i < codes.size(); ++i) {
        auto *const code = makeLabel(monoFont(), false, m_card);
        code->setText(codes.at(i));
        code->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *const number = makeLabel(bodyFont(), true, m_card);
        number->setText(QString::number(i + 1));
        m_grid->addWidget(number, i % half, (i / half) * 2, Qt::AlignRight);
        m_grid->addWidget(code, i % half, (i / half) * 2 + 1);
    }
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
}

QString CodesStep::sheet() const
{
    QString text = tr("Atalaya recovery codes") + QLatin1Char('\n') + m_email + QLatin1Char('\n') + m_server +
                   QLatin1Char('\n') + Formats().date(QDate::currentDate()) + QStringLiteral("\n\n");
    for (int i = 0; i < m_codes.size(); ++i)
        text += QStringLiteral("%1  %2\n").arg(i + 1, 2).arg(m_codes.at(i));
    return text + QLatin1Char('\n') + tr("Each code works once. Keep them away from your phone.") + QLatin1Char('\n');
}

bool CodesStep::saveTo(const QString &fileName)
{
    QSaveFile file(fileName);
    const bool isOpen =
        file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!isOpen || file.write(sheet().toUtf8()) < 0 || !file.commit()) {
        m_message->setProblem(tr("The file could not be written."), file.errorString());
        return false;
    }
    showNote(tr("Saved. Only you can read the file."));
    return true;
}

void CodesStep::save()
{
    auto *const dialog = new QFileDialog(this, tr("Save the recovery codes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(tr("atalaya-recovery-codes") + QStringLiteral(".txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &CodesStep::saveTo);
    dialog->open();
}

void CodesStep::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *const dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer] {
        QTextDocument document;
        document.setDefaultFont(monoFont());
        document.setPlainText(sheet());
        document.print(printer.get());
        showNote(tr("Sent to the printer."));
    });
    // The dialog keeps a bare pointer to the printer.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

void CodesStep::showNote(const QString &text)
{
    m_message->setNote(text, QStringLiteral("check-circle"));
}

void CodesStep::retranslate()
{
    m_steps->setSteps({tr("Password"), tr("Scan and confirm"), tr("Recovery codes")}, 2);
    m_title->setText(tr("Keep your recovery codes"));
    m_lead->setText(tr("If you lose your phone, one of these codes lets you in. Each works once, and they are not "
                       "shown again."));
    m_save->setText(tr("Save…"));
    m_save->setAccessibleName(tr("Save the recovery codes"));
    m_print->setText(tr("Print…"));
    m_print->setAccessibleName(tr("Print the recovery codes"));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the recovery codes"));
    m_kept->setText(tr("I keep these codes in a safe place"));
    m_finish->setText(tr("Finish"));
}

} // namespace atalaya::ui
