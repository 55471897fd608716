// SPDX-License-Identifier: GPL-3.0-or-later
#include "safeusefields.h"

#include "models/safeuseeditor.h"
#include "ui/common/type.h"
#include "ui/safeuse/faultlabel.h"
#include "ui/safeuse/safeusewords.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::SafeUseForm;
using models::SafeUsePart;

namespace {

constexpr int limitWidth = 96;
constexpr std::array ragNames{QLatin1String("off"), QLatin1String("review"), QLatin1String("blocked")};

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace

SafeUseFields::SafeUseFields(models::SafeUseEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_kindsTitle(makeLabel(headingFont(), false, this))
    , m_kindsWords(makeLabel(captionFont(), true, this))
    , m_sourcesTitle(makeLabel(headingFont(), false, this))
    , m_sourcesWords(makeLabel(captionFont(), true, this))
    , m_sourcesGroup(new QButtonGroup(this))
    , m_limitsTitle(makeLabel(headingFont(), false, this))
    , m_limitsWords(makeLabel(captionFont(), true, this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    buildKinds(column);
    buildSources(column);
    buildLimits(column);
}

template<class F>
void SafeUseFields::change(F fn)
{
    SafeUseForm form = m_editor->form();
    fn(form);
    m_editor->setForm(form);
}

void SafeUseFields::buildKinds(QVBoxLayout *column)
{
    m_kindsWords->setWordWrap(true);
    column->addWidget(m_kindsTitle);
    column->addWidget(m_kindsWords);
    for (std::size_t at = 0; at < m_kinds.size(); ++at) {
        const rules::PiiKind kind = *models::kindOf(static_cast<SafeUsePart>(at));
        m_kinds[at] = new QCheckBox(this);
        m_kinds[at]->setObjectName(u"safeUse.mask."_s + text(rules::nameOf(kind)));
        m_marks[at] = makeLabel(captionFont(), true, this);
        auto *const row = new QHBoxLayout;
        row->addWidget(m_kinds[at]);
        row->addStretch();
        row->addWidget(m_marks[at]);
        column->addLayout(row);
        connect(m_kinds[at], &QCheckBox::toggled, this, [this, kind](bool on) {
            change([&](SafeUseForm &form) { on ? form.masked.add(kind) : form.masked.remove(kind); });
        });
    }
}

void SafeUseFields::buildSources(QVBoxLayout *column)
{
    m_sourcesWords->setWordWrap(true);
    column->addSpacing(4);
    column->addWidget(m_sourcesTitle);
    column->addWidget(m_sourcesWords);
    for (std::size_t at = 0; at < m_sources.size(); ++at) {
        m_sources[at] = new QRadioButton(this);
        m_sources[at]->setObjectName(u"safeUse.rag."_s + ragNames.at(at));
        m_sourcesGroup->addButton(m_sources[at]);
        column->addWidget(m_sources[at]);
        connect(m_sources[at], &QRadioButton::toggled, this, [this, at](bool on) {
            if (on)
                change([at](SafeUseForm &form) { form.strictRag = ragNames.at(at); });
        });
    }
}

void SafeUseFields::buildLimits(QVBoxLayout *column)
{
    m_limitsWords->setWordWrap(true);
    column->addSpacing(4);
    column->addWidget(m_limitsTitle);
    column->addWidget(m_limitsWords);
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 150);
    grid->setColumnStretch(2, 1);
    m_limits[0] = {.part = SafeUsePart::InputBytes, .text = &SafeUseForm::inputBytes};
    m_limits[1] = {.part = SafeUsePart::TextCharacters, .text = &SafeUseForm::textCharacters};
    m_limits[2] = {.part = SafeUsePart::InputFields, .text = &SafeUseForm::inputFields};
    const std::array names{u"safeUse.limit.bytes"_s, u"safeUse.limit.characters"_s, u"safeUse.limit.fields"_s};
    for (int at = 0; at < static_cast<int>(m_limits.size()); ++at) {
        Limit &limit = m_limits[static_cast<std::size_t>(at)];
        limit.word = makeLabel(bodyFont(), true, this);
        limit.field = new QLineEdit(this);
        limit.field->setObjectName(names[static_cast<std::size_t>(at)]);
        limit.field->setFixedWidth(limitWidth);
        limit.field->setAlignment(Qt::AlignRight);
        limit.field->setMaxLength(12);
        limit.word->setBuddy(limit.field);
        limit.unit = makeLabel(captionFont(), true, this);
        limit.fault = makeLabel(captionFont(), false, this);
        limit.fault->setObjectName(limit.field->objectName() + u".fault"_s);
        limit.fault->setWordWrap(true);
        limit.fault->hide();
        grid->addWidget(limit.word, 2 * at, 0);
        grid->addWidget(limit.field, 2 * at, 1);
        grid->addWidget(limit.unit, 2 * at, 2);
        grid->addWidget(limit.fault, 2 * at + 1, 1, 1, 2);
        connect(limit.field, &QLineEdit::textChanged, this, [this, member = limit.text](const QString &typed) {
            change([&](SafeUseForm &form) { form.*member = typed; });
        });
    }
    column->addLayout(grid);
}

void SafeUseFields::render()
{
    const SafeUseForm &form = m_editor->form();
    for (std::size_t at = 0; at < m_kinds.size(); ++at) {
        const rules::PiiKind kind = *models::kindOf(static_cast<SafeUsePart>(at));
        const bool isMasked = form.masked.has(kind);
        m_kinds[at]->setChecked(isMasked);
        m_marks[at]->setText(isMasked ? text(rules::placeholderOf(kind)) : tr("stored as they come"));
        m_kinds[at]->setAccessibleDescription(m_marks[at]->text());
    }
    for (std::size_t at = 0; at < m_sources.size(); ++at)
        m_sources[at]->setChecked(form.strictRag == ragNames.at(at));
    renderLimits();
}

void SafeUseFields::renderLimits()
{
    const Formats formats;
    for (const Limit &limit : m_limits) {
        if (const QString &typed = m_editor->form().*limit.text; limit.field->text() != typed) {
            const QSignalBlocker quiet(limit.field);
            limit.field->setText(typed);
        }
        sayFault(limit.fault, limit.field, safeUseFaultWords(m_editor->faultAt(limit.part), limit.part, formats));
    }
}

void SafeUseFields::retranslate()
{
    m_kindsTitle->setText(tr("Personal data"));
    m_kindsWords->setText(tr("What is ticked is masked in everything that agents send, before it is stored. What was "
                             "stored before stays as it is."));
    m_sourcesTitle->setText(tr("Answers with sources only (strict RAG)"));
    m_sourcesWords->setText(tr("An agent names the documents that a decision rests on. When it names none:"));
    m_limitsTitle->setText(tr("How much an agent may send"));
    m_limitsWords->setText(tr("What is larger is refused, with the name of the field, before anything is decided."));
    for (std::size_t at = 0; at < m_kinds.size(); ++at) {
        m_kinds[at]->setText(piiWord(*models::kindOf(static_cast<SafeUsePart>(at))));
        m_kinds[at]->setAccessibleName(tr("Mask: %1").arg(m_kinds[at]->text()));
    }
    for (std::size_t at = 0; at < m_sources.size(); ++at) {
        m_sources[at]->setText(strictRagWord(ragNames.at(at)));
        m_sources[at]->setAccessibleName(tr("Without a source: %1").arg(m_sources[at]->text()));
    }
    const Formats formats;
    for (const Limit &limit : m_limits) {
        limit.word->setText(safeUsePartWord(limit.part));
        limit.field->setAccessibleName(limit.word->text());
        const QString range = limitRange(limit.part, formats);
        limit.unit->setText(limit.part == SafeUsePart::InputBytes       ? tr("bytes, %1").arg(range)
                            : limit.part == SafeUsePart::TextCharacters ? tr("characters, %1").arg(range)
                                                                        : tr("values, %1").arg(range));
    }
    render();
}

void SafeUseFields::focusFirst()
{
    m_kinds.front()->setFocus(Qt::OtherFocusReason);
}

} // namespace atalaya::ui
