// SPDX-License-Identifier: GPL-3.0-or-later
#include "maskingpreviewbox.h"

#include "models/maskingpreview.h"
#include "ui/common/tablelook.h"
#include "ui/common/tokens.h"
#include "ui/common/type.h"
#include "ui/safeuse/foundproxy.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTextCursor>
#include <QVBoxLayout>

namespace atalaya::ui {

using namespace Qt::StringLiterals;
using models::FoundPiece;
using models::MaskingPreview;

namespace {

QTextEdit::ExtraSelection selection(const QPlainTextEdit *edit, int from, int length, bool isMasked)
{
    const Tokens &tokens = Tokens::of(edit);
    QTextEdit::ExtraSelection made;
    made.cursor = QTextCursor(edit->document());
    made.cursor.setPosition(from);
    made.cursor.setPosition(from + length, QTextCursor::KeepAnchor);
    made.format.setBackground(isMasked ? tokens.executed.chip : tokens.warn.fill);
    made.format.setForeground(isMasked ? tokens.executed.text : tokens.warn.text);
    // Not by colour alone.
    made.format.setUnderlineStyle(isMasked ? QTextCharFormat::SingleUnderline : QTextCharFormat::DotLine);
    return made;
}

} // namespace

MaskingPreviewBox::MaskingPreviewBox(QWidget *parent)
    : QWidget(parent)
    , m_preview(new MaskingPreview(this))
    , m_rows(new FoundProxy(this))
    , m_title(makeLabel(headingFont(), false, this))
    , m_words(makeLabel(captionFont(), true, this))
    , m_typed(new QPlainTextEdit(this))
    , m_storedWord(makeLabel(headingFont(), false, this))
    , m_stored(new QPlainTextEdit(this))
    , m_count(makeLabel(bodyFont(), false, this))
    , m_table(new QTableView(this))
{
    setObjectName(u"safeUse.preview"_s);
    m_rows->setSourceModel(m_preview);
    build();
    connect(m_typed, &QPlainTextEdit::textChanged, this, &MaskingPreviewBox::look);
    connect(m_preview, &MaskingPreview::looked, this, &MaskingPreviewBox::render);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (!row.isValid() || !m_table->hasFocus())
            return;
        const FoundPiece &piece = m_preview->rows()[static_cast<std::size_t>(row.row())];
        QTextCursor cursor(m_typed->document());
        cursor.setPosition(piece.from);
        m_typed->setTextCursor(cursor);
        m_typed->ensureCursorVisible();
    });
    retranslate();
}

void MaskingPreviewBox::build()
{
    m_words->setWordWrap(true);
    m_typed->setObjectName(u"safeUse.try"_s);
    m_typed->setTabChangesFocus(true);
    // Keyboards that learn words leave these alone.
    m_typed->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhMultiLine);
    m_stored->setObjectName(u"safeUse.stored"_s);
    m_stored->setReadOnly(true);
    m_stored->setTabChangesFocus(true);
    m_count->setObjectName(u"safeUse.found.words"_s);
    m_count->setWordWrap(true);
    m_table->setObjectName(u"safeUse.found"_s);
    dressTable(m_table, true);
    m_table->setModel(m_rows);
    m_table->setColumnWidth(MaskingPreview::Place, 190);
    m_table->setColumnWidth(MaskingPreview::Kind, 220);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (QPlainTextEdit *const edit : {m_typed, m_stored}) {
        edit->setFont(bodyFont());
        edit->setMinimumHeight(72);
    }
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(18, 14, 18, 14);
    all->setSpacing(8);
    all->addWidget(m_title);
    all->addWidget(m_words);
    all->addWidget(m_typed, 2);
    all->addWidget(m_storedWord);
    all->addWidget(m_stored, 2);
    all->addWidget(m_count);
    all->addWidget(m_table, 3);
}

void MaskingPreviewBox::setMasked(rules::PiiKinds masked)
{
    if (masked == m_masked)
        return;
    m_masked = masked;
    look();
}

void MaskingPreviewBox::focusFirst()
{
    m_typed->setFocus(Qt::OtherFocusReason);
}

QWidget *MaskingPreviewBox::first() const
{
    return m_typed;
}

void MaskingPreviewBox::look()
{
    m_preview->look(m_typed->toPlainText(), m_masked);
}

void MaskingPreviewBox::render()
{
    const QString typed = m_typed->toPlainText();
    m_stored->setPlainText(m_preview->stored());
    mark();
    int masked = 0;
    for (const FoundPiece &piece : m_preview->pieces())
        masked += piece.isMasked ? 1 : 0;
    const int open = static_cast<int>(m_preview->pieces().size()) - masked;
    QString words;
    if (typed.isEmpty())
        words = tr("What is found in the text stands here, with its kind.");
    else if (m_preview->rowCount() == 0)
        words = tr("Nothing in it looks like personal data.");
    else
        words = tr("Masked: %1. Stored as it comes: %2, because its kind is switched off; it counts as personal data "
                   "all the same.")
                    .arg(masked)
                    .arg(open);
    if (open == 0 && masked > 0)
        words = tr("Masked: %1.").arg(masked);
    if (typed.size() > MaskingPreview::most)
        words += u' ' + tr("Only the first 32,768 characters are looked at.");
    if (m_preview->pieces().size() > MaskingPreview::mostRows)
        words += u' ' + tr("The first 200 are listed.");
    m_count->setText(words);
    m_table->setVisible(m_preview->rowCount() > 0);
}

void MaskingPreviewBox::mark()
{
    QList<QTextEdit::ExtraSelection> typed;
    QList<QTextEdit::ExtraSelection> stored;
    int shift = 0;
    for (const FoundPiece &piece : m_preview->pieces()) {
        typed.append(selection(m_typed, piece.from, piece.length, piece.isMasked));
        const int length = piece.isMasked ? static_cast<int>(rules::placeholderOf(piece.kind).size()) : piece.length;
        stored.append(selection(m_stored, piece.from + shift, length, piece.isMasked));
        shift += length - piece.length;
    }
    m_typed->setExtraSelections(typed);
    m_stored->setExtraSelections(stored);
}

void MaskingPreviewBox::retranslate()
{
    m_title->setText(tr("Try the masking"));
    m_words->setText(tr("Type or paste something as an agent would send it. It is looked at on this computer, by the "
                        "code that the platform uses; nothing of it is sent or kept."));
    m_typed->setAccessibleName(tr("A text to try the masking with"));
    m_typed->setPlaceholderText(tr("For example: Ana Ruiz, ana.ruiz@example.org, tel. 600 123 456"));
    m_storedWord->setText(tr("This would be stored"));
    m_stored->setAccessibleName(m_storedWord->text());
    m_table->setAccessibleName(tr("What is found in the text"));
    m_rows->retranslate();
    render();
}

void MaskingPreviewBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        mark();
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
