// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplesbox.h"

#include "models/policyeditor.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/looks.h"
#include "ui/common/type.h"
#include "ui/governance/exampledialog.h"
#include "ui/governance/policywords.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using contract::PolicyExample;

namespace {

QString outcomeWord(const std::string &outcome)
{
    const auto mode = rules::policyModeOf(outcome);
    return mode ? modeWord(*mode).toLower() : ExamplesBox::tr("silence");
}

/// "confianza 0,78, riesgo 95 → bloqueo".
QString wordsOf(const PolicyExample &example)
{
    const Formats formats;
    QStringList parts;
    for (const std::string &name : {example.agent, example.action, example.entity})
        if (!name.empty())
            parts += QString::fromStdString(name);
    if (example.confidence)
        parts += ExamplesBox::tr("confidence %1").arg(formats.decimal(*example.confidence, 2));
    if (example.risk)
        parts += ExamplesBox::tr("risk %1").arg(formats.integer(*example.risk));
    if (example.amount)
        parts += ExamplesBox::tr("amount %1").arg(formats.decimal(static_cast<double>(*example.amount) / 100, 2));
    if (example.containsPii)
        parts += ExamplesBox::tr("personal data");
    return ExamplesBox::tr("%1 → %2").arg(parts.join(u", "_s), outcomeWord(example.expected));
}

} // namespace

ExamplesBox::ExamplesBox(models::PolicyEditor *editor, const QString &currency, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_currency(currency)
    , m_title(makeLabel(headingFont(), false, this))
    , m_words(makeLabel(captionFont(), true, this))
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(this))
{
    setObjectName(u"policy.examples"_s);
    m_words->setWordWrap(true);
    m_rows->setSpacing(6);
    m_add->setObjectName(u"policy.addExample"_s);
    m_add->setIcon(icon(u"plus"_s, Tint::Accent));
    setLook(m_add, Look::Link);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 4, 0, 0);
    all->setSpacing(6);
    all->addWidget(m_title);
    all->addWidget(m_words);
    all->addLayout(m_rows);
    all->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] { ask(-1); });
}

void ExamplesBox::put(const models::PolicyExamples &examples)
{
    models::PolicyForm form = m_editor->form();
    form.examples = examples;
    m_editor->setForm(form);
    render();
}

void ExamplesBox::ask(int at)
{
    const auto &known = m_editor->form().examples;
    const bool isNew = at < 0;
    PolicyExample example;
    example.expected = "blocked";
    if (!isNew)
        example = known[static_cast<std::size_t>(at)];
    auto *const dialog = new ExampleDialog(example, isNew, m_currency, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExampleDialog::made, this, [this, at, isNew](const PolicyExample &made) {
        models::PolicyExamples examples = m_editor->form().examples;
        if (isNew)
            examples.push_back(made);
        else if (static_cast<std::size_t>(at) < examples.size())
            examples[static_cast<std::size_t>(at)] = made;
        put(examples);
    });
    dialog->open();
}

QString ExamplesBox::textOf(const PolicyExample &example) const
{
    const auto outcome = m_editor->outcomeOf(example);
    const QString text = tr("%1: %2.").arg(QString::fromStdString(example.name), wordsOf(example));
    if (!outcome)
        return text + u' ' + tr("Not run yet.");
    return outcome->holds ? text : text + u' ' + tr("It does not hold: %1.").arg(outcomeWord(outcome->actual));
}

QWidget *ExamplesBox::makeRow(int at)
{
    const PolicyExample &example = m_editor->form().examples[static_cast<std::size_t>(at)];
    const auto outcome = m_editor->outcomeOf(example);
    const QString name = QString::fromStdString(example.name);
    auto *const row = new QWidget(this);
    const QString id = u"policy.example%1"_s.arg(at);
    row->setObjectName(id);
    auto *const sign = new QLabel(row);
    const Tint tint = !outcome ? Tint::Muted : outcome->holds ? Tint::Executed : Tint::Error;
    sign->setPixmap(iconPixmap(!outcome         ? u"clock"_s
                               : outcome->holds ? u"check-circle"_s
                                                : u"x-circle"_s,
                               16, devicePixelRatioF(), Tokens::of(this).colour(tint)));
    auto *const words = makeLabel(bodyFont(), false, row);
    words->setObjectName(id + u".words"_s);
    words->setWordWrap(true);
    words->setText(textOf(example));
    const auto tool = [&](const QString &what, const QString &iconName, const QString &accessible) {
        auto *const button = new QPushButton(row);
        button->setObjectName(id + what);
        button->setIcon(icon(iconName, Tint::Muted));
        button->setFixedWidth(28);
        button->setAccessibleName(accessible);
        button->setToolTip(accessible);
        setLook(button, Look::Quiet);
        return button;
    };
    auto *const change = tool(u".change"_s, u"pencil"_s, tr("Change the example “%1”").arg(name));
    auto *const remove = tool(u".remove"_s, u"x"_s, tr("Remove the example “%1”").arg(name));
    connect(change, &QPushButton::clicked, this, [this, at] { ask(at); });
    connect(remove, &QPushButton::clicked, this, [this, at] {
        models::PolicyExamples examples = m_editor->form().examples;
        examples.erase(examples.begin() + at);
        put(examples);
    });
    auto *const line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(sign, 0, Qt::AlignTop);
    line->addWidget(words, 1);
    line->addWidget(change, 0, Qt::AlignTop);
    line->addWidget(remove, 0, Qt::AlignTop);
    return row;
}

void ExamplesBox::render()
{
    m_title->setText(tr("Examples that must hold"));
    m_words->setText(tr("They run at every save; a draft in which one does not hold can't be published."));
    m_add->setText(tr("Add an example"));
    m_add->setAccessibleName(tr("Add an example"));
    const auto &examples = m_editor->form().examples;
    m_add->setEnabled(examples.size() < contract::mostPolicyExamples);
    // Rows that say the same stay, and with them whoever has the keyboard.
    QStringList texts;
    for (const PolicyExample &example : examples)
        texts += textOf(example);
    if (texts == m_texts)
        return;
    const bool hadFocus = std::any_of(m_made.cbegin(), m_made.cend(), [](const QWidget *row) {
        return row->isAncestorOf(QApplication::focusWidget());
    });
    m_texts = texts;
    for (QWidget *const row : std::as_const(m_made)) {
        row->setObjectName({});
        for (QWidget *const part : row->findChildren<QWidget *>())
            part->setObjectName({});
        row->hide();
        row->deleteLater();
    }
    m_made.clear();
    for (std::size_t at = 0; at < examples.size(); ++at) {
        QWidget *const row = makeRow(static_cast<int>(at));
        m_rows->addWidget(row);
        row->show();
        m_made.append(row);
    }
    if (hadFocus)
        m_add->setFocus(Qt::OtherFocusReason);
}

} // namespace atalaya::ui
