// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace atalaya::models {
class PromptEditor;
}

namespace atalaya::ui {

/// Name, text and places of a prompt template. The places come and go with the text.
class PromptFields final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` outlives it.
    explicit PromptFields(models::PromptEditor *editor, QWidget *parent = nullptr);

    void render();
    void retranslate();
    void focusFirst();
    [[nodiscard]] QWidget *first() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Place
    {
        QLabel *word = nullptr;
        QLineEdit *about = nullptr;
        QLabel *fault = nullptr;
    };
    void build();
    template<class F>
    void change(F fn);
    void renderPlaces();
    void renderFaults();
    void mark();

    models::PromptEditor *m_editor;
    QLabel *m_nameWord;
    QLineEdit *m_name;
    QLabel *m_nameFault;
    QLabel *m_textWord;
    QLabel *m_textHint;
    QPlainTextEdit *m_text;
    QLabel *m_textFault;
    QLabel *m_placesWord;
    QGridLayout *m_grid;
    QList<Place> m_places;
    bool m_isShowing = false;
};

} // namespace atalaya::ui
