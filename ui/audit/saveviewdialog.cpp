// SPDX-License-Identifier: GPL-3.0-or-later
#include "saveviewdialog.h"

#include "models/auditviewsmodel.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;

SaveViewDialog::SaveViewDialog(const QString &name, QWidget *parent)
    : SnugDialog(400, parent)
    , m_name(new QLineEdit(name, this))
    , m_message(makeLabel(captionFont(), true, this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"saveView"_s);
    setWindowTitle(tr("Save this view"));
    auto *const label = makeLabel(bodyFont(), false, this);
    label->setText(tr("&Name"));
    label->setBuddy(m_name);
    m_name->setObjectName(u"saveView.name"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(models::AuditViewsModel::longestName);
    m_name->selectAll();
    m_message->setObjectName(u"saveView.message"_s);
    m_message->setWordWrap(true);
    m_message->setText(tr("Query and order are kept on this computer, encrypted. Relative times stay relative."));
    m_save->setObjectName(u"saveView.save"_s);
    m_save->setDefault(true);
    setLook(m_save, Look::Primary);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"saveView.cancel"_s);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_name);
    column->addWidget(m_message);
    column->addSpacing(8);
    column->addLayout(buttons);
    const auto check = [this] {
        m_save->setEnabled(!m_name->text().trimmed().isEmpty());
        setInvalid(m_name, false);
    };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT named(m_name->text().trimmed()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
}

void SaveViewDialog::refuse()
{
    setInvalid(m_name, true);
    m_message->setText(tr("There are too many views. Delete one first."));
}

} // namespace atalaya::ui
