// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signoutdialog.h"

#include "models/draftsmodel.h"
#include "ui/common/draftoffer.h"
#include "ui/common/formats.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int Width = 440;
constexpr int RowHeight = 28;
constexpr int MostRows = 6;

} // namespace

SignOutDialog::SignOutDialog(models::DraftSource *drafts, const QTimeZone &zone, QWidget *parent)
    : SnugDialog(Width, parent)
    , m_drafts(new models::DraftsModel(drafts, this))
{
    setObjectName(QStringLiteral("signOutDialog"));
    setWindowTitle(tr("Sign out"));
    build(zone, drafts->isLasting());
}

void SignOutDialog::build(const QTimeZone &zone, bool isLasting)
{
    auto *const title = makeLabel(headingFont(), false, this);
    title->setText(tr("You have %n drafts", nullptr, m_drafts->rowCount()));
    auto *const text = makeLabel(bodyFont(), true, this);
    text->setWordWrap(true);
    text->setObjectName(QStringLiteral("signOut.text"));
    text->setText(isLasting ? tr("Kept ones stay on this computer, encrypted, until you come back.")
                            : tr("Keys are in memory only: drafts end with Atalaya, also when you keep them."));
    auto *const list = new QListWidget(this);
    list->setObjectName(QStringLiteral("signOut.drafts"));
    list->setAccessibleName(title->text());
    list->setUniformItemSizes(true);
    const Formats formats({}, zone);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int row = 0; row < m_drafts->rowCount(); ++row) {
        const QString kind = draftKindWords(m_drafts->index(row, models::DraftsModel::Kind).data().toString());
        const QDateTime at = m_drafts->index(row, models::DraftsModel::SavedAt).data().toDateTime();
        auto *const item = new QListWidgetItem(kind + QStringLiteral(" · ") + formats.moment(at, now), list);
        item->setSizeHint({0, RowHeight});
    }
    list->setCurrentRow(0);
    list->setFixedHeight(qMin(m_drafts->rowCount(), MostRows) * RowHeight + 2 * list->frameWidth());
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    auto *const remove = new QPushButton(tr("Delete and sign out"), this);
    auto *const keep = new QPushButton(tr("Keep and sign out"), this);
    cancel->setObjectName(QStringLiteral("signOut.cancel"));
    remove->setObjectName(QStringLiteral("signOut.delete"));
    keep->setObjectName(QStringLiteral("signOut.keep"));
    setLook(keep, Look::Primary);
    keep->setDefault(true);
    for (QPushButton *const button : {cancel, remove})
        button->setAutoDefault(false);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(cancel);
    buttons->addStretch();
    buttons->addWidget(remove);
    buttons->addWidget(keep);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(6);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(4);
    column->addWidget(list);
    column->addSpacing(8);
    column->addLayout(buttons);
    keep->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, [this] {
        m_drafts->discardAll();
        accept();
    });
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, &SignOutDialog::answered);
}

} // namespace atalaya::ui
