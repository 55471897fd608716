// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftsource.h"

#include <QList>
#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;

namespace atalaya::ui {

class InPlaceQuestion;

/// "You have a draft of 14:05": stands on a page that finds unsent work of before, to go on with it or to throw it
/// away. Takes no room while there is none.
class DraftOffer : public QWidget
{
    Q_OBJECT

public:
    /// `source` outlives the offer.
    explicit DraftOffer(models::DraftSource *source, QWidget *parent = nullptr);

    /// Looks for the draft of this id and offers it when there is one.
    void offer(const QString &id);
    /// Whoever begins anew has answered; the draft stays until it is saved over.
    void takeBack();
    void setZone(const QTimeZone &zone);
    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void continued(const QByteArray &bytes);
    void discarded();

protected:
    /// The sentence of the offer. `at`: the hour, with the date when it was another day.
    [[nodiscard]] virtual QString words(const QString &at) const;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void render();

    models::DraftSource *m_source;
    std::optional<models::Draft> m_draft;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QLabel *m_icon;
    QLabel *m_words;
    QPushButton *m_continue;
    InPlaceQuestion *m_discard;
};

/// What a kind of draft is called: "Unfinished policy", …; unknown kinds have a common name.
[[nodiscard]] QString draftKindWords(const QString &kind);

} // namespace atalaya::ui
