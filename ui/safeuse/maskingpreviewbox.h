// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/masking.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace atalaya::models {
class MaskingPreview;
}

namespace atalaya::ui {

class FoundProxy;

/// A text that is typed or pasted, with what would be masked in it, as it is typed. It is looked at here, and nowhere
/// kept: no draft, no place, no undo once it is cleared.
class MaskingPreviewBox final : public QWidget
{
    Q_OBJECT

public:
    explicit MaskingPreviewBox(QWidget *parent = nullptr);

    void setMasked(rules::PiiKinds masked);
    void focusFirst();
    [[nodiscard]] QWidget *first() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void look();
    void render();
    void mark();

    rules::PiiKinds m_masked = rules::PiiKinds::all();
    models::MaskingPreview *m_preview;
    FoundProxy *m_rows;
    QLabel *m_title;
    QLabel *m_words;
    QPlainTextEdit *m_typed;
    QLabel *m_storedWord;
    QPlainTextEdit *m_stored;
    QLabel *m_count;
    QTableView *m_table;
};

} // namespace atalaya::ui
