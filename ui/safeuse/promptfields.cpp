// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptfields.h"

#include "models/prompteditor.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"
#include "ui/safeuse/faultlabel.h"
#include "ui/safeuse/safeusewords.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::PromptForm;
using Part = models::PromptFault::Part;

namespace {

void showText(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    const QSignalBlocker quiet(field);
    field->setText(text);
    if (!field->hasFocus())
        field->setCursorPosition(0);
}

} // namespace

PromptFields::PromptFields(models::PromptEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_nameWord(makeLabel(bodyFont(), true, this))
    , m_name(new QLineEdit(this))
    , m_nameFault(makeLabel(captionFont(), false, this))
    , m_textWord(makeLabel(bodyFont(), true, this))
    , m_textHint(makeLabel(captionFont(), true, this))
    , m_text(new QPlainTextEdit(this))
    , m_textFault(makeLabel(captionFont(), false, this))
    , m_placesWord(makeLabel(headingFont(), false, this))
    , m_grid(new QGridLayout)
{
    build();
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &typed) { change([&typed](PromptForm &form) { form.name = typed; }); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isShowing)
            change([this](PromptForm &form) { form.text = m_text->toPlainText(); });
    });
    retranslate();
}

void PromptFields::build()
{
    m_name->setObjectName(u"prompt.name"_s);
    m_nameFault->setObjectName(u"prompt.name.fault"_s);
    m_nameFault->hide();
    m_nameWord->setBuddy(m_name);
    m_text->setObjectName(u"prompt.text"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFont(monoFont());
    m_text->setMinimumHeight(140);
    m_textWord->setBuddy(m_text);
    m_textHint->setWordWrap(true);
    m_textFault->setObjectName(u"prompt.text.fault"_s);
    m_textFault->setWordWrap(true);
    m_textFault->hide();
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addWidget(m_nameWord);
    all->addWidget(m_name);
    all->addWidget(m_nameFault);
    all->addSpacing(6);
    all->addWidget(m_textWord);
    all->addWidget(m_text, 1);
    all->addWidget(m_textFault);
    all->addWidget(m_textHint);
    all->addSpacing(6);
    all->addWidget(m_placesWord);
    all->addLayout(m_grid);
}

template<class F>
void PromptFields::change(F fn)
{
    PromptForm form = m_editor->form();
    fn(form);
    m_editor->setForm(form);
}

void PromptFields::render()
{
    const PromptForm &form = m_editor->form();
    showText(m_name, form.name);
    if (m_text->toPlainText() != form.text) {
        const QScopedValueRollback<bool> showing(m_isShowing, true);
        m_text->setPlainText(form.text);
    }
    renderPlaces();
    renderFaults();
    mark();
}

void PromptFields::renderPlaces()
{
    const QStringList &names = m_editor->reading().names;
    while (m_places.size() > names.size()) {
        const Place last = m_places.takeLast();
        for (QWidget *const widget : {static_cast<QWidget *>(last.word), static_cast<QWidget *>(last.about),
                                      static_cast<QWidget *>(last.fault)}) {
            widget->setObjectName({});
            widget->hide();
            widget->deleteLater();
        }
    }
    while (m_places.size() < names.size()) {
        const int at = static_cast<int>(m_places.size());
        Place place{makeLabel(monoFont(), false, this), new QLineEdit(this), makeLabel(captionFont(), false, this)};
        place.about->setObjectName(u"prompt.about.%1"_s.arg(at));
        place.fault->setObjectName(u"prompt.about.%1.fault"_s.arg(at));
        place.word->setBuddy(place.about);
        m_grid->addWidget(place.word, 2 * at, 0);
        m_grid->addWidget(place.about, 2 * at, 1);
        m_grid->addWidget(place.fault, 2 * at + 1, 1);
        setTabOrder(at == 0 ? static_cast<QWidget *>(m_text) : m_places.last().about, place.about);
        m_places.append(place);
        place.word->show();
        place.about->show();
        place.fault->hide();
        connect(place.about, &QLineEdit::textChanged, this, [this, at](const QString &typed) {
            const QString name = m_editor->reading().names.value(at);
            change([&](PromptForm &form) { form.about.insert(name, typed); });
        });
    }
    for (int at = 0; at < m_places.size(); ++at) {
        const QString &name = names.at(at);
        m_places[at].word->setText(u"{{%1}}"_s.arg(name));
        m_places[at].about->setAccessibleName(tr("What belongs into %1").arg(name));
        m_places[at].about->setPlaceholderText(tr("What belongs here"));
        showText(m_places[at].about, m_editor->form().about.value(name));
    }
    m_placesWord->setVisible(!m_places.isEmpty());
}

void PromptFields::renderFaults()
{
    QString name;
    QString text;
    QMap<QString, QString> about;
    for (const models::PromptFault &fault : m_editor->reading().faults) {
        const QString words = promptFaultWords(fault.code);
        if (fault.part == Part::Name)
            name = words;
        else if (fault.part == Part::About)
            about.insert(fault.place, words);
        else if (text.isEmpty())
            text = fault.length > 0
                       ? tr("Line %1: %2").arg(m_editor->form().text.left(fault.from).count(u'\n') + 1).arg(words)
                       : words;
    }
    // Whoever begins is not told that nothing is there yet.
    if (m_editor->form() == PromptForm())
        name = text = QString();
    sayFault(m_nameFault, m_name, name);
    sayFault(m_textFault, m_text, text);
    for (int at = 0; at < m_places.size(); ++at)
        sayFault(m_places[at].fault, m_places[at].about, about.value(m_editor->reading().names.at(at)));
}

/// Places have a background, what is wrong a wave below it.
void PromptFields::mark()
{
    const Tokens &tokens = Tokens::of(this);
    QList<QTextEdit::ExtraSelection> marks;
    const auto add = [&](int from, int length, const QTextCharFormat &format) {
        QTextEdit::ExtraSelection made;
        made.cursor = QTextCursor(m_text->document());
        made.cursor.setPosition(from);
        made.cursor.setPosition(from + length, QTextCursor::KeepAnchor);
        made.format = format;
        marks.append(made);
    };
    QTextCharFormat place;
    place.setBackground(tokens.accentSoft);
    place.setForeground(tokens.text);
    for (const auto &one : m_editor->reading().places)
        add(one.from, one.length, place);
    QTextCharFormat wrong;
    wrong.setBackground(tokens.error.fill);
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(tokens.error.text);
    for (const models::PromptFault &fault : m_editor->reading().faults)
        if (fault.part == Part::Text && fault.length > 0)
            add(fault.from, fault.length, wrong);
    m_text->setExtraSelections(marks);
}

void PromptFields::retranslate()
{
    m_nameWord->setText(tr("Name"));
    m_name->setAccessibleName(m_nameWord->text());
    m_textWord->setText(tr("Text"));
    m_text->setAccessibleName(tr("Text of the template"));
    m_textHint->setText(tr("A place to fill in is written {{name}}. Agents have to send a value for each."));
    m_placesWord->setText(tr("Places"));
    render();
}

void PromptFields::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

QWidget *PromptFields::first() const
{
    return m_name;
}

void PromptFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        mark();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
