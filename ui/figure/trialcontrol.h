// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QDoubleSpinBox>
#include <QList>
#include <QWidget>

class QLabel;
class QSlider;

namespace atalaya::ui {

/// A number with its unit inside; whole ones without digits behind the comma. Arrows step 1, PgUp and PgDn 5.
class TrialField final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit TrialField(QWidget *parent = nullptr);
    void stepBy(int steps) override;
    [[nodiscard]] QString textFromValue(double value) const override;
};

/// One assumption that can be tried with other values: its name, a field and a slider for the same number. The field's
/// border is in the accent colour while the number is not the stored one.
class TrialControl final : public QWidget
{
    Q_OBJECT

public:
    /// Whole numbers from 0 to `most` on the slider; the field takes others too. `id` names the parts for tests.
    TrialControl(const QString &id, int most, QWidget *parent);

    /// `unit` writes a number with what it counts, in the language of the moment.
    void setWords(const QString &name, const QString &nought, const QString &most);
    /// Does not emit tried().
    void setValue(double value, bool isTried);

    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void tried(double value);

private:
    QLabel *m_name;
    TrialField *m_field;
    QSlider *m_slider;
    QLabel *m_least;
    QLabel *m_most;
};

} // namespace atalaya::ui
