<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
    <context>
        <name>HistogramWords</name>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>Decisiones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::Pages</name>
        <message>
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>My account</source>
            <translation>Mi cuenta</translation>
        </message>
        <message>
            <source>AI audit log</source>
            <translation>Registro de IA</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
        <message>
            <source>Review queue</source>
            <translation>Cola de revisión</translation>
        </message>
        <message>
            <source>Overrides</source>
            <translation>Excepciones</translation>
        </message>
        <message>
            <source>Why was this blocked?</source>
            <translation>¿Por qué se bloqueó?</translation>
        </message>
        <message>
            <source>Safe use</source>
            <translation>Uso seguro</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AccountPage</name>
        <message>
            <source>End the chosen session</source>
            <translation>Cerrar la sesión elegida</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ActivationCard</name>
        <message>
            <source>Activation</source>
            <translation>Activación</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Cifra</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>Onboarding complete</source>
            <translation>Puesta en marcha completa</translation>
        </message>
        <message>
            <source>Onboarding under way</source>
            <translation>Puesta en marcha en curso</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AdoptionCard</name>
        <message>
            <source>Feature</source>
            <translation>Función</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Usos</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personas</translation>
        </message>
        <message>
            <source>1 use</source>
            <translation>1 uso</translation>
        </message>
        <message>
            <source>%1 uses</source>
            <translation>%1 usos</translation>
        </message>
        <message>
            <source>No data: nobody used a feature in this period.</source>
            <translation>Sin datos: nadie usó ninguna función en este periodo.</translation>
        </message>
        <message>
            <source>Adoption</source>
            <translation>Adopción</translation>
        </message>
        <message>
            <source>Bars: how often each feature was used, and by how many people</source>
            <translation>Barras: cuántas veces se usó cada función y cuántas personas la usaron</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::Appearance</name>
        <message>
            <source>As the system</source>
            <translation>Según el sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditCompareWords</name>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>Version of the policy</source>
            <translation>Versión de la política</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Razón</translation>
        </message>
        <message>
            <source>%1, differs</source>
            <translation>%1, difiere</translation>
        </message>
        <message>
            <source>Decision %1</source>
            <translation>Decisión %1</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decisión</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditColumns</name>
        <message>
            <source>The usual columns</source>
            <translation>Las columnas habituales</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditHeader</name>
        <message>
            <source>%1, in ascending order</source>
            <translation>%1, en orden ascendente</translation>
        </message>
        <message>
            <source>%1, in descending order</source>
            <translation>%1, en orden descendente</translation>
        </message>
        <message>
            <source>Column header. Enter sorts by it, the arrow down leads back to the rows</source>
            <translation>Cabecera de columna. Intro ordena por ella; la flecha abajo vuelve a las filas</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditPage</name>
        <message>
            <source>Verify this result</source>
            <translation>Verificar este resultado</translation>
        </message>
        <message>
            <source>Save view</source>
            <translation>Guardar vista</translation>
        </message>
        <message>
            <source>Save this view (Ctrl+S)</source>
            <translation>Guardar esta vista (Ctrl+S)</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>Guardar esta vista</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Choose the columns</source>
            <translation>Elegir las columnas</translation>
        </message>
        <message>
            <source>More room between rows</source>
            <translation>Más espacio entre filas</translation>
        </message>
        <message>
            <source>Less room between rows</source>
            <translation>Menos espacio entre filas</translation>
        </message>
        <message>
            <source>Decisions over time</source>
            <translation>Decisiones en el tiempo</translation>
        </message>
        <message>
            <source>Arrows move the brush, Shift and arrows resize it, Enter filters by it, T shows a table</source>
            <translation>Las flechas mueven la selección, Mayús y flechas cambian su tamaño, Intro filtra por ella, T muestra una tabla</translation>
        </message>
        <message>
            <source>No decision has been taken yet</source>
            <translation>Aún no se ha tomado ninguna decisión</translation>
        </message>
        <message>
            <source>No decision fits this query</source>
            <translation>Ninguna decisión cumple esta consulta</translation>
        </message>
        <message>
            <source>As soon as an agent asks before it acts, its decision stands here.</source>
            <translation>En cuanto un agente pregunte antes de actuar, su decisión aparecerá aquí.</translation>
        </message>
        <message>
            <source>Take a filter away, or look at another time.</source>
            <translation>Quita un filtro o mira otro periodo.</translation>
        </message>
        <message>
            <source>Show all decisions</source>
            <translation>Mostrar todas las decisiones</translation>
        </message>
        <message>
            <source>No connection, and this query was not asked before here</source>
            <translation>Sin conexión, y esta consulta no se hizo antes aquí</translation>
        </message>
        <message>
            <source>What was opened on this computer can be read: take its query again, for example from the views.</source>
            <translation>Lo que se abrió en este equipo se puede leer: repite su consulta, por ejemplo desde las vistas.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>One decision is marked. Press C on another to compare them.</source>
            <translation>Hay una decisión marcada. Pulsa C en otra para compararlas.</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>The line is lost; it is tried again by itself</source>
            <translation>Se perdió la línea; se reintenta sola</translation>
        </message>
        <message>
            <source>Show new decisions as they come (L)</source>
            <translation>Mostrar las decisiones nuevas según llegan (L)</translation>
        </message>
        <message numerus="yes">
            <source>Show %n new</source>
            <translation>
                <numerusform>Mostrar %n nueva</numerusform>
                <numerusform>Mostrar %n nuevas</numerusform>
            </translation>
        </message>
        <message>
            <source>Write in the query</source>
            <translation>Escribir en la consulta</translation>
        </message>
        <message>
            <source>Next and previous decision</source>
            <translation>Decisión siguiente y anterior</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <source>Show or hide the decision beside the table</source>
            <translation>Mostrar u ocultar la decisión junto a la tabla</translation>
        </message>
        <message>
            <source>Filter by the cell; with Shift without it</source>
            <translation>Filtrar por la celda; con Mayús, sin ella</translation>
        </message>
        <message>
            <source>From the first row to the column headers; Enter sorts</source>
            <translation>De la primera fila a las cabeceras de columna; Intro ordena</translation>
        </message>
        <message>
            <source>New decisions as they come, on and off</source>
            <translation>Decisiones nuevas según llegan, sí y no</translation>
        </message>
        <message>
            <source>Mark a decision, then compare another with it</source>
            <translation>Marcar una decisión y luego comparar otra con ella</translation>
        </message>
        <message>
            <source>Save the view</source>
            <translation>Guardar la vista</translation>
        </message>
        <message>
            <source>Back to the query of before</source>
            <translation>Volver a la consulta anterior</translation>
        </message>
        <message>
            <source>In the histogram: move the brush; Shift resizes, Enter applies</source>
            <translation>En el histograma: mover la selección; Mayús cambia su tamaño, Intro la aplica</translation>
        </message>
        <message>
            <source>In the histogram: show it as a table, and back</source>
            <translation>En el histograma: verlo como tabla, y volver</translation>
        </message>
        <message>
            <source>Close the decision</source>
            <translation>Cerrar la decisión</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>View: %1</source>
            <translation>Vista: %1</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Export the result</source>
            <translation>Exportar el resultado</translation>
        </message>
        <message>
            <source>Save the result as a file (Ctrl+E)</source>
            <translation>Guardar el resultado como archivo (Ctrl+E)</translation>
        </message>
        <message>
            <source>Export the result; with Shift check an export</source>
            <translation>Exportar el resultado; con Mayús, comprobar una exportación</translation>
        </message>
        <message>
            <source>Check an export</source>
            <translation>Comprobar una exportación</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditRowsProxy</name>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Razón</translation>
        </message>
        <message>
            <source>Correlation</source>
            <translation>Correlación</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Prueba</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Verificada</translation>
        </message>
        <message>
            <source>Not verified</source>
            <translation>Sin verificar</translation>
        </message>
        <message>
            <source>No proof to be had</source>
            <translation>No hay prueba</translation>
        </message>
        <message>
            <source>Not verified yet</source>
            <translation>Aún sin verificar</translation>
        </message>
        <message>
            <source>Not kept on this computer</source>
            <translation>No está guardada en este equipo</translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>No se pudo leer</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>Number and place proven; content erased by retention, not provable</source>
            <translation>Número y lugar demostrados; contenido borrado por la retención, no demostrable</translation>
        </message>
        <message>
            <source>Not provable</source>
            <translation>Sin prueba</translation>
        </message>
        <message>
            <source>Not provable: the platform says “%1”, and retention has erased what would show it</source>
            <translation>No demostrable: la plataforma dice «%1», y la retención borró lo que lo mostraría</translation>
        </message>
        <message>
            <source>Decision %1, %2</source>
            <translation>Decisión %1, %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditStrip</name>
        <message>
            <source>Asking…</source>
            <translation>Preguntando…</translation>
        </message>
        <message>
            <source>of %1 decisions</source>
            <translation>de %1 decisiones</translation>
        </message>
        <message>
            <source>snapshot of %1</source>
            <translation>instantánea de %1</translation>
        </message>
        <message>
            <source>not renewed</source>
            <translation>sin renovar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditTable</name>
        <message>
            <source>Decisions</source>
            <translation>Decisiones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::AuditWords</name>
        <message>
            <source>state</source>
            <translation>estado</translation>
        </message>
        <message>
            <source>not state</source>
            <translation>sin estado</translation>
        </message>
        <message>
            <source>agent</source>
            <translation>agente</translation>
        </message>
        <message>
            <source>not agent</source>
            <translation>sin agente</translation>
        </message>
        <message>
            <source>entity</source>
            <translation>entidad</translation>
        </message>
        <message>
            <source>not entity</source>
            <translation>sin entidad</translation>
        </message>
        <message>
            <source>action</source>
            <translation>acción</translation>
        </message>
        <message>
            <source>not action</source>
            <translation>sin acción</translation>
        </message>
        <message>
            <source>policy</source>
            <translation>política</translation>
        </message>
        <message>
            <source>not policy</source>
            <translation>sin política</translation>
        </message>
        <message>
            <source>confidence</source>
            <translation>confianza</translation>
        </message>
        <message>
            <source>not confidence</source>
            <translation>sin confianza</translation>
        </message>
        <message>
            <source>risk</source>
            <translation>riesgo</translation>
        </message>
        <message>
            <source>not risk</source>
            <translation>sin riesgo</translation>
        </message>
        <message>
            <source>personal data</source>
            <translation>datos personales</translation>
        </message>
        <message>
            <source>not personal data</source>
            <translation>sin datos personales</translation>
        </message>
        <message>
            <source>user</source>
            <translation>usuario</translation>
        </message>
        <message>
            <source>not user</source>
            <translation>sin usuario</translation>
        </message>
        <message>
            <source>last</source>
            <comment>a stretch of time</comment>
            <translation>desde hace</translation>
        </message>
        <message>
            <source>not in the last</source>
            <translation>no desde hace</translation>
        </message>
        <message>
            <source>from</source>
            <translation>desde</translation>
        </message>
        <message>
            <source>not from</source>
            <translation>no desde</translation>
        </message>
        <message>
            <source>until</source>
            <translation>hasta</translation>
        </message>
        <message>
            <source>not until</source>
            <translation>no hasta</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>not number</source>
            <translation>sin número</translation>
        </message>
        <message>
            <source>id</source>
            <translation>id</translation>
        </message>
        <message>
            <source>not id</source>
            <translation>sin id</translation>
        </message>
        <message>
            <source>correlation</source>
            <translation>correlación</translation>
        </message>
        <message>
            <source>not correlation</source>
            <translation>sin correlación</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>Yes, masked</source>
            <translation>Sí, enmascarados</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>There is no field “%1”. Put it in quotes to look for it as a word.</source>
            <translation>No hay ningún campo «%1». Ponlo entre comillas para buscarlo como palabra.</translation>
        </message>
        <message>
            <source>A value is missing.</source>
            <translation>Falta un valor.</translation>
        </message>
        <message>
            <source>A value is missing behind “%1”.</source>
            <translation>Falta un valor detrás de «%1».</translation>
        </message>
        <message>
            <source>“%1” is not a value of “%2”.</source>
            <translation>«%1» no es un valor de «%2».</translation>
        </message>
        <message>
            <source>“%1” is no number for “%2”. Write for example &lt;0.8, 0.5..0.8 or none.</source>
            <translation>«%1» no es un número para «%2». Escribe por ejemplo &lt;0,8, 0.5..0.8 o ninguna.</translation>
        </message>
        <message>
            <source>“%1” is outside of what “%2” can be.</source>
            <translation>«%1» está fuera de lo que puede ser «%2».</translation>
        </message>
        <message>
            <source>“%1” is no stretch of time. Write for example 30m, 24h or 7d.</source>
            <translation>«%1» no es un tiempo. Escribe por ejemplo 30m, 24h o 7d.</translation>
        </message>
        <message>
            <source>“%1” is no date. Write for example 2026-02-06.</source>
            <translation>«%1» no es una fecha. Escribe por ejemplo 2026-02-06.</translation>
        </message>
        <message>
            <source>“%1” takes one value only.</source>
            <translation>«%1» admite un solo valor.</translation>
        </message>
        <message>
            <source>An asterisk has no meaning for “%1”.</source>
            <translation>Un asterisco no significa nada en «%1».</translation>
        </message>
        <message>
            <source>The closing quotation mark is missing.</source>
            <translation>Faltan las comillas de cierre.</translation>
        </message>
        <message>
            <source>There is no letter or figure to look for in “%1”.</source>
            <translation>No hay ninguna letra ni cifra que buscar en «%1».</translation>
        </message>
        <message>
            <source>The query is too long.</source>
            <translation>La consulta es demasiado larga.</translation>
        </message>
        <message>
            <source>That is too much for one query: at most 32 terms, 8 free words and 64 values of one term.</source>
            <translation>Es demasiado para una consulta: como máximo 32 condiciones, 8 palabras libres y 64 valores por condición.</translation>
        </message>
        <message>
            <source>“%1” can’t be understood.</source>
            <translation>No se entiende «%1».</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>sin datos</translation>
        </message>
        <message>
            <source>Executed</source>
            <translation>Ejecutada</translation>
        </message>
        <message>
            <source>In review</source>
            <translation>En revisión</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Bloqueada</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Desconocida</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>This action was blocked by the tenant’s policy %1. Reason: %2.</source>
            <translation>Esta acción ha sido bloqueada por la política %1 del tenant. Razón: %2.</translation>
        </message>
        <message>
            <source>This action was blocked by the tenant’s policy %1.</source>
            <translation>Esta acción ha sido bloqueada por la política %1 del tenant.</translation>
        </message>
        <message>
            <source>This action waits for a person’s review, because of the tenant’s policy %1. Reason: %2.</source>
            <translation>Esta acción espera la revisión de una persona por la política %1 del tenant. Razón: %2.</translation>
        </message>
        <message>
            <source>This action waits for a person’s review, because of the tenant’s policy %1.</source>
            <translation>Esta acción espera la revisión de una persona por la política %1 del tenant.</translation>
        </message>
        <message>
            <source>This action was executed by AI under the tenant’s policy %1. Reason: %2.</source>
            <translation>Esta acción ha sido ejecutada por IA con la política %1 del tenant. Razón: %2.</translation>
        </message>
        <message>
            <source>This action was executed by AI under the tenant’s policy %1.</source>
            <translation>Esta acción ha sido ejecutada por IA con la política %1 del tenant.</translation>
        </message>
        <message>
            <source>Decision %1, %2, %3, %4, %5</source>
            <translation>Decisión %1, %2, %3, %4, %5</translation>
        </message>
        <message>
            <source>Retention has erased what was decided and why. The platform still counts it as “%1”; nothing proves that any more.</source>
            <translation>La retención borró qué se decidió y por qué. La plataforma aún la cuenta como «%1»; ya nada lo demuestra.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::BellButton</name>
        <message>
            <source>Notifications, all read</source>
            <translation>Notificaciones, todas leídas</translation>
        </message>
        <message numerus="yes">
            <source>Notifications, %n unread</source>
            <translation>
                <numerusform>Notificaciones, %n sin leer</numerusform>
                <numerusform>Notificaciones, %n sin leer</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 (Ctrl+Shift+N)</source>
            <translation>%1 (Ctrl+Mayús+N)</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::BoardPage</name>
        <message>
            <source>Formula</source>
            <translation>Fórmula</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Supuestos</translation>
        </message>
        <message>
            <source>%1 more rows are in the CSV file.</source>
            <translation>El archivo CSV tiene %1 filas más.</translation>
        </message>
        <message>
            <source>The table has only the rows with “%1”; the figure is of all rows.</source>
            <translation>La tabla solo tiene las filas con «%1»; la cifra es de todas las filas.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::BothVersions</name>
        <message>
            <source>Take mine</source>
            <translation>Tomar lo mío</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Tomar lo suyo</translation>
        </message>
        <message>
            <source>Changed by both</source>
            <translation>Lo han cambiado ambos</translation>
        </message>
        <message>
            <source>Somebody else saved first</source>
            <translation>Otra persona ha guardado antes</translation>
        </message>
        <message>
            <source>Nothing is lost: theirs is on the platform, yours on this computer. Choose what holds, part by part. What only one of you has changed is chosen already.</source>
            <translation>No se ha perdido nada: lo suyo está en la plataforma, lo tuyo en este ordenador. Elige qué vale, parte por parte. Lo que solo ha cambiado uno de los dos ya está elegido.</translation>
        </message>
        <message>
            <source>Save the chosen parts</source>
            <translation>Guardar las partes elegidas</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Lo mío</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::CacheBox</name>
        <message>
            <source>no data</source>
            <translation>sin datos</translation>
        </message>
        <message>
            <source>Answers kept</source>
            <translation>Respuestas guardadas</translation>
        </message>
        <message>
            <source>In memory</source>
            <translation>En memoria</translation>
        </message>
        <message>
            <source>On disk, encrypted</source>
            <translation>En disco, cifradas</translation>
        </message>
        <message>
            <source>Answered from here</source>
            <translation>Servidas desde aquí</translation>
        </message>
        <message>
            <source>Since %1: %2 fresh, %3 out of date, %4 confirmed, %5 read anew, %6 not answered.</source>
            <translation>Desde las %1: %2 recientes, %3 atrasadas, %4 confirmadas, %5 leídas de nuevo, %6 sin respuesta.</translation>
        </message>
        <message>
            <source>Clear…</source>
            <translation>Borrar…</translation>
        </message>
        <message>
            <source>Forget what was read? Offline nothing can be shown until it is read again.</source>
            <translation>¿Olvidar lo leído? Sin conexión no se podrá mostrar nada hasta que se lea otra vez.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Borrar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Clear what was read</source>
            <translation>Borrar lo leído</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ChangeList</name>
        <message>
            <source>Take mine</source>
            <translation>Tomar lo mío</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Tomar lo suyo</translation>
        </message>
        <message>
            <source>Changed by both</source>
            <translation>Cambiado por los dos</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ChangedList</name>
        <message>
            <source>conf. %1</source>
            <translation>conf. %1</translation>
        </message>
        <message>
            <source>no confidence</source>
            <translation>sin confianza</translation>
        </message>
        <message>
            <source>risk %1</source>
            <translation>riesgo %1</translation>
        </message>
        <message>
            <source>no risk</source>
            <translation>sin riesgo</translation>
        </message>
        <message>
            <source>%1, %2: from %3 to %4</source>
            <translation>%1, %2: de %3 a %4</translation>
        </message>
        <message>
            <source>%1 wanted: %2, %3</source>
            <translation>%1 quería: %2, %3</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::CodeStep</name>
        <message>
            <source>Verifying…</source>
            <translation>Verificando…</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verificar</translation>
        </message>
        <message>
            <source>Admin console</source>
            <translation>Consola de administración</translation>
        </message>
        <message>
            <source>Verification code</source>
            <translation>Código de verificación</translation>
        </message>
        <message>
            <source>Step 2 of 2. The 6 digits of your authenticator app.</source>
            <translation>Paso 2 de 2. Las 6 cifras de tu aplicación de autenticación.</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambiar</translation>
        </message>
        <message>
            <source>Change account or server</source>
            <translation>Cambiar de cuenta o de servidor</translation>
        </message>
        <message>
            <source>6-&amp;digit code</source>
            <translation>C&amp;ódigo de 6 cifras</translation>
        </message>
        <message>
            <source>6-digit code</source>
            <translation>Código de 6 cifras</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>It sends itself on the sixth digit. You can also paste it.</source>
            <translation>Se envía solo con la sexta cifra. También puedes pegarlo.</translation>
        </message>
        <message>
            <source>Use a recovery code</source>
            <translation>Usar un código de recuperación</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::CodesStep</name>
        <message>
            <source>Copied. The clipboard is cleared after 15 s.</source>
            <translation>Copiado. El portapapeles se borra a los 15 s.</translation>
        </message>
        <message>
            <source>Atalaya recovery codes</source>
            <translation>Códigos de recuperación de Atalaya</translation>
        </message>
        <message>
            <source>Each code works once. Keep them away from your phone.</source>
            <translation>Cada código sirve una vez. Guárdalos lejos del teléfono.</translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>No se ha podido escribir el archivo.</translation>
        </message>
        <message>
            <source>Saved. Only you can read the file.</source>
            <translation>Guardado. Solo tú puedes leer el archivo.</translation>
        </message>
        <message>
            <source>Save the recovery codes</source>
            <translation>Guardar los códigos de recuperación</translation>
        </message>
        <message>
            <source>atalaya-recovery-codes</source>
            <translation>atalaya-codigos-de-recuperacion</translation>
        </message>
        <message>
            <source>Sent to the printer.</source>
            <translation>Enviado a la impresora.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Scan and confirm</source>
            <translation>Escanear y confirmar</translation>
        </message>
        <message>
            <source>Recovery codes</source>
            <translation>Códigos de recuperación</translation>
        </message>
        <message>
            <source>Keep your recovery codes</source>
            <translation>Guarda tus códigos de recuperación</translation>
        </message>
        <message>
            <source>If you lose your phone, one of these codes lets you in. Each works once, and they are not shown again.</source>
            <translation>Si pierdes el teléfono, entras con uno de estos códigos. Cada uno sirve una vez y no se vuelven a mostrar.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Guardar…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <source>Print the recovery codes</source>
            <translation>Imprimir los códigos de recuperación</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the recovery codes</source>
            <translation>Copiar los códigos de recuperación</translation>
        </message>
        <message>
            <source>I keep these codes in a safe place</source>
            <translation>He guardado estos códigos en un sitio seguro</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::CommandPalette</name>
        <message>
            <source>Page, action, link or number of a decision</source>
            <translation>Página, acción, enlace o número de una decisión</translation>
        </message>
        <message>
            <source>Search or go to a page</source>
            <translation>Buscar o ir a una página</translation>
        </message>
        <message>
            <source>Pages and actions</source>
            <translation>Páginas y acciones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::CompareDialog</name>
        <message>
            <source>Compare two decisions</source>
            <translation>Comparar dos decisiones</translation>
        </message>
        <message>
            <source>&amp;Only what differs</source>
            <translation>&amp;Solo lo que difiere</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Reading the two decisions…</source>
            <translation>Leyendo las dos decisiones…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ComputerBox</name>
        <message>
            <source>This computer</source>
            <translation>Este equipo</translation>
        </message>
        <message>
            <source>Your keys</source>
            <translation>Tus claves</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Bloqueo</translation>
        </message>
        <message>
            <source>Lock the window when nobody has touched it for</source>
            <translation>Bloquear la ventana cuando nadie la toque durante</translation>
        </message>
        <message>
            <source>What was read</source>
            <translation>Lo leído</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <source>Change where the keys are kept</source>
            <translation>Cambiar dónde se guardan las claves</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Abrir…</translation>
        </message>
        <message>
            <source>Try again…</source>
            <translation>Volver a probar…</translation>
        </message>
        <message numerus="yes">
            <source>%n minutes</source>
            <translation>
                <numerusform>%n minuto</numerusform>
                <numerusform>%n minutos</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ConditionRow</name>
        <message>
            <source>mon tue wed thu fri sat sun</source>
            <translation>lun mar mié jue vie sáb dom</translation>
        </message>
        <message>
            <source>%1, field</source>
            <translation>%1, campo</translation>
        </message>
        <message>
            <source>%1, comparison</source>
            <translation>%1, comparación</translation>
        </message>
        <message>
            <source>%1, value</source>
            <translation>%1, valor</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>Quitar %1</translation>
        </message>
        <message>
            <source>Remove this condition</source>
            <translation>Quitar esta condición</translation>
        </message>
        <message>
            <source>there are</source>
            <translation>hay</translation>
        </message>
        <message>
            <source>there are none</source>
            <translation>no hay</translation>
        </message>
        <message>
            <source>mon-fri 22:00-06:00; sun</source>
            <translation>lun-vie 22:00-06:00; dom</translation>
        </message>
        <message>
            <source>names, with commas</source>
            <translation>nombres, con comas</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ConflictPane</name>
        <message>
            <source>Somebody else saved this draft first</source>
            <translation>Otra persona ha guardado antes este borrador</translation>
        </message>
        <message>
            <source>Nothing is lost: theirs is on the platform, yours on this computer. Choose what holds, part by part. What only one of you has changed is chosen already.</source>
            <translation>No se ha perdido nada: lo suyo está en la plataforma y lo tuyo en este ordenador. Elige, parte por parte, qué vale. Lo que solo ha cambiado uno de los dos ya está elegido.</translation>
        </message>
        <message>
            <source>Save the chosen parts</source>
            <translation>Guardar lo elegido</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Lo suyo</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Lo mío</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DashboardCard</name>
        <message>
            <source>Menu of “%1”</source>
            <translation>Menú de «%1»</translation>
        </message>
        <message>
            <source>Copy, save, show as table</source>
            <translation>Copiar, guardar, ver como tabla</translation>
        </message>
        <message>
            <source>Where this comes from</source>
            <translation>De dónde sale esto</translation>
        </message>
        <message>
            <source>Show as chart	T</source>
            <translation>Ver como gráfico	T</translation>
        </message>
        <message>
            <source>Show as table	T</source>
            <translation>Ver como tabla	T</translation>
        </message>
        <message>
            <source>Open “%1”</source>
            <translation>Abrir «%1»</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DashboardPage</name>
        <message>
            <source>In a chart: walk its points</source>
            <translation>En un gráfico: recorrer sus puntos</translation>
        </message>
        <message>
            <source>In a chart: show it as a table, and back</source>
            <translation>En un gráfico: verlo como tabla, y volver</translation>
        </message>
        <message>
            <source>Close what is open</source>
            <translation>Cerrar lo que está abierto</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Save the figures or a picture of this page</source>
            <translation>Guardar las cifras o una imagen de esta página</translation>
        </message>
        <message>
            <source>Compared with %1</source>
            <translation>Comparado con el %1</translation>
        </message>
        <message>
            <source>Estimate: %1 a task and %2 an hour</source>
            <translation>Estimación: %1 por tarea y %2 por hora</translation>
        </message>
            <message>
            <source>The figures could not be renewed. What you see is from %1.</source>
            <translation>No se han podido renovar las cifras. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Nothing to show yet</source>
            <translation>Todavía no hay nada que ver</translation>
        </message>
        <message>
            <source>Figures appear with the first task that the AI carries out. This period has none.</source>
            <translation>Las cifras llegan con la primera tarea que haga la IA. En este periodo no hay ninguna.</translation>
        </message>
        <message>
            <source>Figures appear with the first task that the AI carries out. The onboarding is at %1.</source>
            <translation>Las cifras llegan con la primera tarea que haga la IA. La puesta en marcha va por el %1.</translation>
        </message>
        <message>
            <source>Show the last 365 days</source>
            <translation>Ver los últimos 365 días</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Comprobar otra vez</translation>
        </message>
        <message>
            <source>No connection, and nothing kept of this period</source>
            <translation>Sin conexión y sin nada guardado de este periodo</translation>
        </message>
        <message>
            <source>The figures of this period were not read before on this computer.</source>
            <translation>Las cifras de este periodo no se habían leído antes en este ordenador.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>HTTP status: %1</source>
            <translation>Estado HTTP: %1</translation>
        </message>
        <message>
            <source>Code: %1</source>
            <translation>Código: %1</translation>
        </message>
        <message>
            <source>Message: %1</source>
            <translation>Mensaje: %1</translation>
        </message>
        <message>
            <source>Correlation code: %1</source>
            <translation>Código de correlación: %1</translation>
        </message>
        <message>
            <source>The platform did not answer.</source>
            <translation>La plataforma no ha respondido.</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Cifra</translation>
        </message>
            <message>
            <source>The figures could not be renewed. What you see is from %1, %2.</source>
            <translation>No se han podido renovar las cifras. Lo que ves es del %1, %2.</translation>
        </message>
        <message>
            <source>%1, compared with %2</source>
            <translation>%1, comparado con %2</translation>
        </message>
        <message>
            <source>%1 a task and %2 an hour</source>
            <translation>%1 por tarea y %2 por hora</translation>
        </message>
        <message>
            <source>%1 a review, %2 for a million tokens</source>
            <translation>%1 por revisión, %2 por millón de tokens</translation>
        </message>
        <message>
            <source>Dashboard</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>Open a figure, a bar or a point</source>
            <translation>Abrir una cifra, una barra o un punto</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DashboardWords</name>
        <message>
            <source>no data</source>
            <translation>sin datos</translation>
        </message>
        <message>
            <source>Money saved</source>
            <translation>Dinero ahorrado</translation>
        </message>
        <message>
            <source>Hours saved</source>
            <translation>Horas ahorradas</translation>
        </message>
        <message>
            <source>Automated tasks</source>
            <translation>Tareas automatizadas</translation>
        </message>
        <message>
            <source>Answer quality</source>
            <translation>Calidad de respuestas</translation>
        </message>
        <message>
            <source>Open risks</source>
            <translation>Riesgos abiertos</translation>
        </message>
        <message>
            <source>out of 100</source>
            <translation>de 100</translation>
        </message>
        <message>
            <source>faithfulness</source>
            <translation>fidelidad</translation>
        </message>
        <message>
            <source>net %1</source>
            <translation>neto %1</translation>
        </message>
        <message>
            <source>%1 before</source>
            <translation>%1 antes</translation>
        </message>
        <message>
            <source>%1 resolved, 30 d</source>
            <translation>%1 resueltos, 30 d</translation>
        </message>
        <message>
            <source>%1 resolved</source>
            <translation>%1 resueltos</translation>
        </message>
        <message>
            <source>few data</source>
            <translation>pocos datos</translation>
        </message>
        <message>
            <source>nothing to compare</source>
            <translation>sin comparación</translation>
        </message>
        <message>
            <source>no change</source>
            <translation>sin cambios</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>%1 más</translation>
        </message>
        <message>
            <source>%1 less</source>
            <translation>%1 menos</translation>
        </message>
        <message>
            <source>1 point more</source>
            <translation>1 punto más</translation>
        </message>
        <message>
            <source>1 point less</source>
            <translation>1 punto menos</translation>
        </message>
        <message>
            <source>%1 points more</source>
            <translation>%1 puntos más</translation>
        </message>
        <message>
            <source>%1 points less</source>
            <translation>%1 puntos menos</translation>
        </message>
        <message>
            <source>Serious incidents</source>
            <translation>Incidencias graves</translation>
        </message>
        <message>
            <source>Resolved in 30 days</source>
            <translation>Resueltos en 30 días</translation>
        </message>
        <message>
            <source>Compliance coverage</source>
            <translation>Cobertura de cumplimiento</translation>
        </message>
        <message>
            <source>active users</source>
            <translation>usuarios activos</translation>
        </message>
        <message>
            <source>documents</source>
            <translation>documentos</translation>
        </message>
        <message>
            <source>entities</source>
            <translation>entidades</translation>
        </message>
        <message>
            <source>queries/user</source>
            <translation>consultas/usuario</translation>
        </message>
        <message>
            <source>Onboarding</source>
            <translation>Puesta en marcha</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>Days to complete</source>
            <translation>Días hasta completar</translation>
        </message>
        <message>
            <source>Journeys completed</source>
            <translation>Recorrido completado</translation>
        </message>
        <message>
            <source>Approved at first pass</source>
            <translation>Aprobadas a la primera</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <source>Document chat</source>
            <translation>Chat documental</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Análisis</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Informes</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>Tokens</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Almacenamiento</translation>
        </message>
        <message>
            <source>Searches</source>
            <translation>Búsquedas</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Puestos</translation>
        </message>
        <message>
            <source>1 user</source>
            <translation>1 usuario</translation>
        </message>
        <message>
            <source>%1 users</source>
            <translation>%1 usuarios</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Sucesos</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documentos</translation>
        </message>
        <message>
            <source>%1 documents</source>
            <translation>%1 documentos</translation>
        </message>
        <message>
            <source>policy “%1” v%2 published</source>
            <translation>política «%1» v%2 publicada</translation>
        </message>
        <message>
            <source>Policy published</source>
            <translation>Política publicada</translation>
        </message>
        <message>
            <source>Policy v%1</source>
            <translation>Política v%1</translation>
        </message>
        <message>
            <source>%1 v%2</source>
            <comment>policy and its version</comment>
            <translation>%1 v%2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DecisionChip</name>
        <message>
            <source>Executed by AI – see detail</source>
            <translation>Ejecutado por IA – ver detalle</translation>
        </message>
        <message>
            <source>In review – see detail</source>
            <translation>En revisión – ver detalle</translation>
        </message>
        <message>
            <source>Blocked – see detail</source>
            <translation>Bloqueada – ver detalle</translation>
        </message>
        <message>
            <source>Shows the decision in the AI audit log</source>
            <translation>Muestra la decisión en el registro de IA</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DecisionPane</name>
        <message>
            <source>Decision</source>
            <translation>Decisión</translation>
        </message>
        <message>
            <source>Previous decision</source>
            <translation>Decisión anterior</translation>
        </message>
        <message>
            <source>Next decision</source>
            <translation>Decisión siguiente</translation>
        </message>
        <message>
            <source>Copy a link to this decision</source>
            <translation>Copiar un enlace a esta decisión</translation>
        </message>
        <message>
            <source>Open in a window of its own</source>
            <translation>Abrir en su propia ventana</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Compare two decisions (C)</source>
            <translation>Comparar dos decisiones (C)</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the decision as text</source>
            <translation>Copiar la decisión como texto</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <source>Decision %1</source>
            <translation>Decisión %1</translation>
        </message>
        <message>
            <source>Reading the decision…</source>
            <translation>Leyendo la decisión…</translation>
        </message>
        <message>
            <source>No decision is chosen</source>
            <translation>No hay ninguna decisión elegida</translation>
        </message>
        <message>
            <source>Choose a row of the table.</source>
            <translation>Elige una fila de la tabla.</translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a sentence that is quoted</comment>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Usuario</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>%1, version %2</source>
            <translation>%1, versión %2</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>Yes, masked</source>
            <translation>Sí, enmascarados</translation>
        </message>
        <message>
            <source>Correlation</source>
            <translation>Correlación</translation>
        </message>
        <message>
            <source>Erased by the retention on %1 (number %2 of the log). Who and why can’t be known any more.</source>
            <translation>Borradas por la retención el %1 (número %2 del registro). Ya no se puede saber quién ni por qué.</translation>
        </message>
        <message>
            <source>They are missing, and no retention of the log covers that.</source>
            <translation>Faltan, y ninguna retención del registro lo ampara.</translation>
        </message>
        <message>
            <source>Not kept on this computer; they appear when the platform answers.</source>
            <translation>No están guardadas en este equipo; aparecerán cuando la plataforma responda.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>The agent sent none.</source>
            <translation>El agente no envió ninguna.</translation>
        </message>
        <message>
            <source>masked</source>
            <translation>enmascarado</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Mostradas</translation>
        </message>
        <message>
            <source>Folded</source>
            <translation>Plegadas</translation>
        </message>
        <message>
            <source>Not provable</source>
            <translation>No demostrable</translation>
        </message>
        <message>
            <source>Request an override</source>
            <translation>Solicitar una excepción</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DemoCard</name>
        <message>
            <source>The code changes in %1 s</source>
            <translation>El código cambia en %1 s</translation>
        </message>
        <message>
            <source>Only a demo platform shows this card</source>
            <translation>Solo aparece en una plataforma de demostración</translation>
        </message>
        <message>
            <source>Demo accounts</source>
            <translation>Cuentas de demostración</translation>
        </message>
        <message>
            <source>A click fills e-mail and password.</source>
            <translation>Una pulsación rellena el correo y la contraseña.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DemoRow</name>
        <message>
            <source>no second factor yet</source>
            <translation>sin segundo factor</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plataforma</translation>
        </message>
        <message>
            <source>Next code in %1 s</source>
            <translation>Código nuevo en %1 s</translation>
        </message>
        <message>
            <source>Use code %1</source>
            <translation>Usar código %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::DraftOffer</name>
        <message>
            <source>You have a draft of %1.</source>
            <translation>Tienes un borrador de las %1.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Continue with the draft of %1</source>
            <translation>Continuar con el borrador de las %1</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Descartar…</translation>
        </message>
        <message>
            <source>Discard it for good?</source>
            <translation>¿Descartarlo del todo?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Tried assumptions</source>
            <translation>Supuestos probados</translation>
        </message>
        <message>
            <source>Unfinished work</source>
            <translation>Trabajo sin terminar</translation>
        </message>
        <message>
            <source>Unfinished policy</source>
            <translation>Política sin terminar</translation>
        </message>
        <message>
            <source>Unsent wish for an override</source>
            <translation>Solicitud de excepción sin enviar</translation>
        </message>
        <message>
            <source>Unfinished prompt template</source>
            <translation>Plantilla de prompt sin acabar</translation>
        </message>
        <message>
            <source>Unsaved rules of safe use</source>
            <translation>Reglas de uso seguro sin guardar</translation>
        </message>
        <message>
            <source>Unsaid reason of a review</source>
            <translation>Motivo de una revisión sin enviar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::EnrollStep</name>
        <message>
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
        <message>
            <source>Confirming…</source>
            <translation>Confirmando…</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Confirmar</translation>
        </message>
        <message>
            <source>Ends in %1.</source>
            <translation>Caduca en %1.</translation>
        </message>
        <message>
            <source>The time is over. Sign in again to get a new code.</source>
            <translation>Se ha acabado el tiempo. Vuelve a entrar para tener otro código.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Scan and confirm</source>
            <translation>Escanear y confirmar</translation>
        </message>
        <message>
            <source>Recovery codes</source>
            <translation>Códigos de recuperación</translation>
        </message>
        <message>
            <source>Turn on two-step verification</source>
            <translation>Activa la verificación en dos pasos</translation>
        </message>
        <message>
            <source>Administration accounts can't come in without a second factor. You do it once; it takes a minute.</source>
            <translation>Las cuentas de administración no pueden entrar sin un segundo factor. Hazlo una vez; tarda un minuto.</translation>
        </message>
        <message>
            <source>QR code of the key that is written beside it</source>
            <translation>Código QR de la clave que está escrita al lado</translation>
        </message>
        <message>
            <source>Scan the code</source>
            <translation>Escanea el código</translation>
        </message>
        <message>
            <source>Open your authenticator app on the phone and add an account.</source>
            <translation>Abre tu aplicación de autenticación en el teléfono y añade una cuenta.</translation>
        </message>
        <message>
            <source>Can't scan? Type this key:</source>
            <translation>¿No puedes escanear? Escribe esta clave:</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Clave</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the key</source>
            <translation>Copiar la clave</translation>
        </message>
        <message>
            <source>Time based · SHA-1 · 6 digits · 30 s. The clipboard is cleared after 15 s.</source>
            <translation>Por tiempo · SHA-1 · 6 cifras · 30 s. El portapapeles se borra a los 15 s.</translation>
        </message>
        <message>
            <source>Confirm with a code</source>
            <translation>Confirma con un código</translation>
        </message>
        <message>
            <source>6-digit code</source>
            <translation>Código de 6 cifras</translation>
        </message>
        <message>
            <source>The QR code is drawn on this computer; the key is sent nowhere else.</source>
            <translation>El código QR se dibuja en este ordenador; la clave no se envía a ningún otro sitio.</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ErrorWords</name>
        <message>
            <source>Wait a moment and try again.</source>
            <translation>Espera un momento y vuelve a intentarlo.</translation>
        </message>
        <message numerus="yes">
            <source>Try again in %n seconds.</source>
            <translation>
                <numerusform>Vuelve a intentarlo en %n segundo.</numerusform>
                <numerusform>Vuelve a intentarlo en %n segundos.</numerusform>
            </translation>
        </message>
        <message>
            <source>The platform can't be reached</source>
            <translation>No se llega a la plataforma</translation>
        </message>
        <message>
            <source>Check the network and the server's address, then try again.</source>
            <translation>Comprueba la red y la dirección del servidor y vuelve a intentarlo.</translation>
        </message>
        <message>
            <source>The platform takes too long to answer</source>
            <translation>La plataforma tarda demasiado en responder</translation>
        </message>
        <message>
            <source>Nothing was lost. Try again in a moment.</source>
            <translation>No se ha perdido nada. Vuelve a intentarlo dentro de un momento.</translation>
        </message>
        <message>
            <source>The connection is not safe</source>
            <translation>La conexión no es segura</translation>
        </message>
        <message>
            <source>The server's certificate is not valid, so nothing was sent. Tell whoever runs the platform.</source>
            <translation>El certificado del servidor no es válido, así que no se ha enviado nada. Avisa a quien lleva la plataforma.</translation>
        </message>
        <message>
            <source>Your session has ended</source>
            <translation>Tu sesión ha terminado</translation>
        </message>
        <message>
            <source>Sign in again to go on where you were.</source>
            <translation>Vuelve a entrar para seguir donde estabas.</translation>
        </message>
        <message>
            <source>Your second factor is needed</source>
            <translation>Hace falta tu segundo factor</translation>
        </message>
        <message>
            <source>Sign in again with a code of your authenticator app.</source>
            <translation>Vuelve a entrar con un código de tu aplicación de autenticación.</translation>
        </message>
        <message>
            <source>Your role may not do this</source>
            <translation>Tu rol no puede hacer esto</translation>
        </message>
        <message>
            <source>Ask an administrator of your organisation.</source>
            <translation>Pídelo a la administración de tu organización.</translation>
        </message>
        <message>
            <source>Roles that may: %1.</source>
            <translation>Roles que pueden: %1.</translation>
        </message>
        <message>
            <source>This does not exist</source>
            <translation>Esto no existe</translation>
        </message>
        <message>
            <source>It may have been deleted, or the address may be wrong.</source>
            <translation>Puede que se haya borrado o que la dirección esté mal.</translation>
        </message>
        <message>
            <source>Someone else changed this meanwhile</source>
            <translation>Otra persona lo ha cambiado mientras tanto</translation>
        </message>
        <message>
            <source>Load the newer version and make your change again.</source>
            <translation>Carga la versión nueva y repite tu cambio.</translation>
        </message>
        <message>
            <source>The platform did not accept the data</source>
            <translation>La plataforma no ha aceptado los datos</translation>
        </message>
        <message>
            <source>Correct the marked fields and try again.</source>
            <translation>Corrige los campos marcados y vuelve a intentarlo.</translation>
        </message>
        <message>
            <source>A limit of the plan is reached</source>
            <translation>Se ha llegado a un límite del plan</translation>
        </message>
        <message>
            <source>An administrator can change the plan.</source>
            <translation>La administración puede cambiar el plan.</translation>
        </message>
        <message>
            <source>Too many requests in a short time</source>
            <translation>Demasiadas peticiones en poco tiempo</translation>
        </message>
        <message>
            <source>The platform's answer can't be understood</source>
            <translation>No se entiende la respuesta de la plataforma</translation>
        </message>
        <message>
            <source>What you saw before is kept. If it goes on, tell whoever runs the platform.</source>
            <translation>Se conserva lo que veías. Si sigue pasando, avisa a quien lleva la plataforma.</translation>
        </message>
        <message>
            <source>The answer belongs to another organisation</source>
            <translation>La respuesta es de otra organización</translation>
        </message>
        <message>
            <source>It was thrown away and nothing of it is shown. Tell whoever runs the platform.</source>
            <translation>Se ha descartado y no se muestra nada de ella. Avisa a quien lleva la plataforma.</translation>
        </message>
        <message>
            <source>The server points to another address</source>
            <translation>El servidor apunta a otra dirección</translation>
        </message>
        <message>
            <source>It was not followed. Check the server's address.</source>
            <translation>No se ha seguido. Comprueba la dirección del servidor.</translation>
        </message>
        <message>
            <source>This computer's key store did not answer as it should</source>
            <translation>El almacén de claves de este equipo no ha respondido como debía</translation>
        </message>
        <message>
            <source>What you do now works, but it may not be kept. Try again in a moment.</source>
            <translation>Lo que hagas ahora funciona, pero quizá no se guarde. Vuelve a intentarlo dentro de un momento.</translation>
        </message>
        <message>
            <source>This computer could not keep it</source>
            <translation>Este equipo no ha podido guardarlo</translation>
        </message>
        <message>
            <source>Make room on the disk and try again.</source>
            <translation>Haz sitio en el disco e inténtalo de nuevo.</translation>
        </message>
        <message>
            <source>The platform has a problem</source>
            <translation>La plataforma ha respondido con un error</translation>
        </message>
        <message>
            <source>What you saw before is kept. Try again in a moment.</source>
            <translation>Se conserva lo que veías. Vuelve a intentarlo dentro de un momento.</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>Administración</translation>
        </message>
        <message>
            <source>Compliance</source>
            <translation>Compliance</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>Manager</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Soporte</translation>
        </message>
        <message>
            <source>Technical</source>
            <translation>Técnico</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Lectura</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 y %2</translation>
        </message>
        <message>
            <source>The call was given up</source>
            <translation>Se ha abandonado la llamada</translation>
        </message>
        <message>
            <source>What you saw before is kept. Ask again when you want it.</source>
            <translation>Se conserva lo que veías. Vuelve a pedirlo cuando quieras.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExampleDialog</name>
        <message>
            <source>New example</source>
            <translation>Ejemplo nuevo</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Ejemplo</translation>
        </message>
        <message>
            <source>not given</source>
            <translation>no se da</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Confidence, 0 to 1</source>
            <translation>Confianza, de 0 a 1</translation>
        </message>
        <message>
            <source>Risk, 0 to 100</source>
            <translation>Riesgo, de 0 a 100</translation>
        </message>
        <message>
            <source>Amount, %1</source>
            <translation>Importe, %1</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rol</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>There are personal data</source>
            <translation>Hay datos personales</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Entonces</translation>
        </message>
        <message>
            <source>What has to come of it</source>
            <translation>Qué tiene que pasar</translation>
        </message>
        <message>
            <source>The policy says nothing</source>
            <translation>La política no dice nada</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Aceptar</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExamplesBox</name>
        <message>
            <source>silence</source>
            <translation>silencio</translation>
        </message>
        <message>
            <source>confidence %1</source>
            <translation>confianza %1</translation>
        </message>
        <message>
            <source>risk %1</source>
            <translation>riesgo %1</translation>
        </message>
        <message>
            <source>amount %1</source>
            <translation>importe %1</translation>
        </message>
        <message>
            <source>personal data</source>
            <translation>datos personales</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>It does not hold: %1.</source>
            <translation>No se cumple: %1.</translation>
        </message>
        <message>
            <source>Not run yet.</source>
            <translation>Aún sin comprobar.</translation>
        </message>
        <message>
            <source>Change the example “%1”</source>
            <translation>Cambiar el ejemplo «%1»</translation>
        </message>
        <message>
            <source>Remove the example “%1”</source>
            <translation>Quitar el ejemplo «%1»</translation>
        </message>
        <message>
            <source>Examples that must hold</source>
            <translation>Ejemplos que deben cumplirse</translation>
        </message>
        <message>
            <source>They run at every save; a draft in which one does not hold can&apos;t be published.</source>
            <translation>Se comprueban cada vez que se guarda; un borrador en el que uno no se cumple no se puede publicar.</translation>
        </message>
        <message>
            <source>Add an example</source>
            <translation>Añadir ejemplo</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportCheckDialog</name>
        <message>
            <source>Check an export</source>
            <translation>Comprobar una exportación</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>A&amp;rchivo</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Elegir el archivo</translation>
        </message>
        <message>
            <source>Exports (*.csv *.jsonl *.xlsx);;All files (*)</source>
            <translation>Exportaciones (*.csv *.jsonl *.xlsx);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>&amp;Manifest</source>
            <translation>&amp;Manifiesto</translation>
        </message>
        <message>
            <source>Choose the manifest</source>
            <translation>Elegir el manifiesto</translation>
        </message>
        <message>
            <source>Manifests (*.json);;All files (*)</source>
            <translation>Manifiestos (*.json);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <source>Manifest</source>
            <translation>Manifiesto</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>What is wrong with it</source>
            <translation>Lo que no está bien</translation>
        </message>
        <message>
            <source>Another file</source>
            <translation>Otro archivo</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Is this file what the log holds?</source>
            <translation>¿Es este archivo lo que guarda el registro?</translation>
        </message>
        <message>
            <source>This computer reads the file, then every entry of the log in the period of its query, and holds each row against what was signed: nothing changed, nothing added, nothing left out.</source>
            <translation>Este ordenador lee el archivo y después todas las entradas del registro en el periodo de su consulta, y compara cada fila con lo que se firmó: que nada se haya cambiado, añadido ni omitido.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Comprobar</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>The file is read: %1 of %2</source>
            <translation>Se lee el archivo: %1 de %2</translation>
        </message>
        <message>
            <source>The log is read: %1 of %2 entries</source>
            <translation>Se lee el registro: %1 de %2 entradas</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>Exportado</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Consulta</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>As in the manifest</source>
            <translation>La del manifiesto</translation>
        </message>
        <message>
            <source>Not that of the manifest</source>
            <translation>No es la del manifiesto</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>Decisiones</translation>
        </message>
        <message>
            <source>%1 in the file, %2 in the manifest</source>
            <translation>%1 en el archivo, %2 en el manifiesto</translation>
        </message>
        <message>
            <source>Entries read</source>
            <translation>Entradas leídas</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Cabecera</translation>
        </message>
        <message>
            <source>%1 leaves, verified</source>
            <translation>%1 hojas, verificada</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Anotación</translation>
        </message>
        <message>
            <source>The platform was not asked</source>
            <translation>No se ha preguntado a la plataforma</translation>
        </message>
        <message>
            <source>It took</source>
            <translation>Ha tardado</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Comprobar otra vez</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportDialog</name>
        <message>
            <source>Export decisions</source>
            <translation>Exportar decisiones</translation>
        </message>
        <message>
            <source>ai-decisions</source>
            <comment>part of a file name</comment>
            <translation>decisiones-ia</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Formato</translation>
        </message>
        <message>
            <source>C&amp;SV, for spreadsheets</source>
            <translation>C&amp;SV, para hojas de cálculo</translation>
        </message>
        <message>
            <source>Separators of CSV</source>
            <translation>Separadores del CSV</translation>
        </message>
        <message>
            <source>Semicolons and decimal commas, as in Spanish</source>
            <translation>Punto y coma y coma decimal, como en español</translation>
        </message>
        <message>
            <source>Commas and decimal points, as in English</source>
            <translation>Coma y punto decimal, como en inglés</translation>
        </message>
        <message>
            <source>&amp;JSON Lines, for programs</source>
            <translation>&amp;JSON Lines, para programas</translation>
        </message>
        <message>
            <source>E&amp;xcel workbook (XLSX)</source>
            <translation>Libro de E&amp;xcel (XLSX)</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message numerus="yes">
            <source>&amp;All %n columns</source>
            <translation>
                <numerusform>La %n columna que h&amp;ay</numerusform>
                <numerusform>L&amp;as %n columnas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The %n columns that the &amp;table shows</source>
            <translation>
                <numerusform>La %n columna que muestra la &amp;tabla</numerusform>
                <numerusform>Las %n columnas que muestra la &amp;tabla</numerusform>
            </translation>
        </message>
        <message>
            <source>The number of each decision is always among them: by it the file can be checked later.</source>
            <translation>El número de cada decisión va siempre entre ellas: por él se puede comprobar el archivo más adelante.</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>A&amp;rchivo</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>&amp;Elegir…</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Elegir el archivo</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>&amp;Open the folder</source>
            <translation>A&amp;brir la carpeta</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>Copiar el código</translation>
        </message>
        <message>
            <source>Check this export…</source>
            <translation>Comprobar esta exportación…</translation>
        </message>
        <message>
            <source>Check an export…</source>
            <translation>Comprobar una exportación…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>The query is being answered. In a moment its result can be exported.</source>
            <translation>Se está respondiendo a la consulta. En un momento se podrá exportar su resultado.</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Consulta</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Orden</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Registro</translation>
        </message>
        <message>
            <source>its first %1 entries, at %2</source>
            <translation>sus primeras %1 entradas, %2</translation>
        </message>
        <message>
            <source>%1 of %2 decisions</source>
            <translation>%1 de %2 decisiones</translation>
        </message>
        <message>
            <source>There is no result to export</source>
            <translation>No hay ningún resultado que exportar</translation>
        </message>
        <message>
            <source>It comes when it is whole, so it takes a while to begin. Later it can be checked as a whole, not row by row.</source>
            <translation>Llega cuando está entero, así que tarda en empezar. Después se puede comprobar como un todo, no fila por fila.</translation>
        </message>
        <message>
            <source>A sheet holds %1 decisions, this result has more. CSV holds them all.</source>
            <translation>En una hoja caben %1 decisiones y este resultado tiene más. En CSV caben todas.</translation>
        </message>
        <message>
            <source>There is no such folder. Choose the place with the button.</source>
            <translation>No existe esa carpeta. Elige el lugar con el botón.</translation>
        </message>
        <message>
            <source>There is a file of this name. It stays until the new one is whole.</source>
            <translation>Ya hay un archivo con ese nombre. Se queda hasta que el nuevo esté entero.</translation>
        </message>
        <message>
            <source>Its manifest lies beside it: query, head of the log, SHA-256.</source>
            <translation>A su lado queda el manifiesto: consulta, cabecera del registro y SHA-256.</translation>
        </message>
        <message>
            <source>Replace the file</source>
            <translation>Sustituir el archivo</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>The platform makes the workbook…</source>
            <translation>La plataforma prepara el libro…</translation>
        </message>
        <message>
            <source>Waiting for the platform…</source>
            <translation>Esperando a la plataforma…</translation>
        </message>
        <message>
            <source>%1 of %2 decisions, %3</source>
            <translation>%1 de %2 decisiones, %3</translation>
        </message>
        <message>
            <source>%1 decisions exported</source>
            <translation>%1 decisiones exportadas</translation>
        </message>
        <message>
            <source>The file is whole: count and SHA-256 are those that the platform has recorded.</source>
            <translation>El archivo está entero: el número de filas y la SHA-256 son los que anotó la plataforma.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Manifest</source>
            <translation>Manifiesto</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Code for support: %1</source>
            <translation>Código para soporte: %1</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportWords</name>
        <message>
            <source>Line %1: decision %2 was changed</source>
            <translation>Línea %1: se ha cambiado la decisión %2</translation>
        </message>
        <message>
            <source>Line %1: decision %2 was changed: %3</source>
            <translation>Línea %1: se ha cambiado la decisión %2: %3</translation>
        </message>
        <message>
            <source>Line %1: decision %2 does not belong to this export</source>
            <translation>Línea %1: la decisión %2 no es de esta exportación</translation>
        </message>
        <message>
            <source>Line %1: decision %2 stands here once more</source>
            <translation>Línea %1: la decisión %2 está aquí otra vez</translation>
        </message>
        <message>
            <source>Line %1: decision %2 does not stand at its place</source>
            <translation>Línea %1: la decisión %2 no está en su sitio</translation>
        </message>
        <message>
            <source>Line %1 is no row of an export</source>
            <translation>La línea %1 no es una fila de una exportación</translation>
        </message>
        <message>
            <source>From line %1 on the file can’t be read</source>
            <translation>Desde la línea %1 el archivo no se puede leer</translation>
        </message>
        <message>
            <source>Decision %1 is missing before line %2</source>
            <translation>Falta la decisión %1 antes de la línea %2</translation>
        </message>
        <message>
            <source>Decision %1 is missing</source>
            <translation>Falta la decisión %1</translation>
        </message>
        <message>
            <source>Content missing in the log</source>
            <translation>Sin contenido en el registro</translation>
        </message>
        <message>
            <source>Erased by retention since then</source>
            <translation>Borradas desde entonces por la conservación</translation>
        </message>
        <message>
            <source>The log could not be verified: %1</source>
            <translation>No se ha podido verificar el registro: %1</translation>
        </message>
        <message>
            <source>Nothing is known about the rows.</source>
            <translation>No se sabe nada de las filas.</translation>
        </message>
        <message numerus="yes">
            <source>%n lines are not as they were exported.</source>
            <translation>
                <numerusform>%n línea no está como se exportó.</numerusform>
                <numerusform>%n líneas no están como se exportaron.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions are missing.</source>
            <translation>
                <numerusform>Falta %n decisión.</numerusform>
                <numerusform>Faltan %n decisiones.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The log itself no longer has the content of %n decisions, and no retention covers that.</source>
            <translation>
                <numerusform>El propio registro ya no tiene el contenido de %n decisión, y ninguna conservación lo explica.</numerusform>
                <numerusform>El propio registro ya no tiene el contenido de %n decisiones, y ninguna conservación lo explica.</numerusform>
            </translation>
        </message>
        <message>
            <source>From line %1 on it can’t be read.</source>
            <translation>Desde la línea %1 no se puede leer.</translation>
        </message>
        <message>
            <source>The manifest speaks of %1 decisions, the file has %2.</source>
            <translation>El manifiesto habla de %1 decisiones; el archivo tiene %2.</translation>
        </message>
        <message>
            <source>This file is not what the log holds</source>
            <translation>Este archivo no es lo que guarda el registro</translation>
        </message>
        <message numerus="yes">
            <source>Retention has erased the content of %n decisions since then: these rows can’t be held against anything any more.</source>
            <translation>
                <numerusform>Desde entonces la conservación ha borrado el contenido de %n decisión: esa fila ya no se puede comparar con nada.</numerusform>
                <numerusform>Desde entonces la conservación ha borrado el contenido de %n decisiones: esas filas ya no se pueden comparar con nada.</numerusform>
            </translation>
        </message>
        <message>
            <source>This file is what the log holds</source>
            <translation>Este archivo es lo que guarda el registro</translation>
        </message>
        <message>
            <source>Every row is as it was signed, in its place; no decision that the query means is missing.</source>
            <translation>Cada fila está como se firmó y en su sitio; no falta ninguna decisión que cumpla la consulta.</translation>
        </message>
        <message>
            <source>This export is of another organisation or another platform</source>
            <translation>Esta exportación es de otra organización o de otra plataforma</translation>
        </message>
        <message>
            <source>Nothing of it was looked at. Check it where it was made.</source>
            <translation>No se ha mirado nada de ella. Compruébala donde se hizo.</translation>
        </message>
        <message>
            <source>The manifest is of another export</source>
            <translation>El manifiesto es de otra exportación</translation>
        </message>
        <message>
            <source>The columns of the file are not those that it names.</source>
            <translation>Las columnas del archivo no son las que nombra.</translation>
        </message>
        <message>
            <source>This file is not the one that was exported</source>
            <translation>Este archivo no es el que se exportó</translation>
        </message>
        <message>
            <source>Its bytes are not those of the manifest: the file was changed, or the manifest is of another one.</source>
            <translation>Sus bytes no son los del manifiesto: se ha cambiado el archivo, o el manifiesto es de otro.</translation>
        </message>
        <message>
            <source>This file is the one that was exported, byte by byte</source>
            <translation>Este archivo es el que se exportó, byte a byte</translation>
        </message>
        <message>
            <source>The rows of a workbook are not held against the log. Export as CSV or JSON Lines if they should be.</source>
            <translation>Las filas de un libro no se comparan con el registro. Exporta en CSV o JSON Lines si quieres que se comparen.</translation>
        </message>
        <message>
            <source>Its rows can’t be held against the log, because it has no column with the number of the decision.</source>
            <translation>Sus filas no se pueden comparar con el registro porque no tiene la columna con el número de la decisión.</translation>
        </message>
        <message>
            <source>The manifest is not the one of this export</source>
            <translation>El manifiesto no es el de esta exportación</translation>
        </message>
        <message>
            <source>The platform has recorded another one under this name.</source>
            <translation>La plataforma anotó otro con ese nombre.</translation>
        </message>
        <message>
            <source>The platform knows of no such export.</source>
            <translation>La plataforma no conoce esa exportación.</translation>
        </message>
        <message>
            <source>The manifest was changed</source>
            <translation>Se ha cambiado el manifiesto</translation>
        </message>
        <message>
            <source>The head of the log in it: %1.</source>
            <translation>La cabecera del registro que contiene: %1.</translation>
        </message>
        <message>
            <source>The rows are right, the file was saved anew</source>
            <translation>Las filas son correctas; el archivo se guardó de nuevo</translation>
        </message>
        <message>
            <source>Its bytes are no longer those that were exported, as after opening it in a spreadsheet and saving it.</source>
            <translation>Sus bytes ya no son los que se exportaron, como ocurre al abrirlo en una hoja de cálculo y guardarlo.</translation>
        </message>
        <message>
            <source>without “%1”</source>
            <translation>sin «%1»</translation>
        </message>
        <message>
            <source>All decisions</source>
            <translation>Todas las decisiones</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Primero las más recientes</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>Primero las más antiguas</translation>
        </message>
        <message>
            <source>Highest confidence first</source>
            <translation>Primero las de más confianza</translation>
        </message>
        <message>
            <source>Lowest confidence first</source>
            <translation>Primero las de menos confianza</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>id</source>
            <translation>id</translation>
        </message>
        <message>
            <source>time</source>
            <translation>hora</translation>
        </message>
        <message>
            <source>agent</source>
            <translation>agente</translation>
        </message>
        <message>
            <source>entity</source>
            <translation>entidad</translation>
        </message>
        <message>
            <source>action</source>
            <translation>acción</translation>
        </message>
        <message>
            <source>state</source>
            <translation>estado</translation>
        </message>
        <message>
            <source>id of the policy</source>
            <translation>id de la política</translation>
        </message>
        <message>
            <source>policy</source>
            <translation>política</translation>
        </message>
        <message>
            <source>version of the policy</source>
            <translation>versión de la política</translation>
        </message>
        <message>
            <source>confidence</source>
            <translation>confianza</translation>
        </message>
        <message>
            <source>risk</source>
            <translation>riesgo</translation>
        </message>
        <message>
            <source>personal data</source>
            <translation>datos personales</translation>
        </message>
        <message>
            <source>user</source>
            <translation>usuario</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>razón</translation>
        </message>
        <message>
            <source>correlation</source>
            <translation>correlación</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>El disco está lleno</translation>
        </message>
        <message>
            <source>Nothing was left behind. Make room, or choose a place on another disk.</source>
            <translation>No ha quedado nada a medias. Haz sitio o elige un lugar en otro disco.</translation>
        </message>
        <message>
            <source>This place can’t be written</source>
            <translation>No se puede escribir en este lugar</translation>
        </message>
        <message>
            <source>Choose another folder. The system says: %1</source>
            <translation>Elige otra carpeta. El sistema dice: %1</translation>
        </message>
        <message>
            <source>The platform no longer keeps this result</source>
            <translation>La plataforma ya no guarda este resultado</translation>
        </message>
        <message>
            <source>It was asked for again: look at how many decisions there are now, and export them.</source>
            <translation>Se ha vuelto a pedir: mira cuántas decisiones hay ahora y expórtalas.</translation>
        </message>
        <message>
            <source>A workbook can’t hold so many decisions</source>
            <translation>En un libro no caben tantas decisiones</translation>
        </message>
        <message>
            <source>A sheet holds %1. CSV holds them all, and is chosen now.</source>
            <translation>En una hoja caben %1. En CSV caben todas, y ya está elegido.</translation>
        </message>
        <message>
            <source>What arrived is not what the platform says it sent</source>
            <translation>Lo que ha llegado no es lo que la plataforma dice haber enviado</translation>
        </message>
        <message>
            <source>It was thrown away. Try again; if it goes on, tell whoever runs the platform.</source>
            <translation>Se ha desechado. Reintenta; si sigue así, avisa a quien lleva la plataforma.</translation>
        </message>
        <message>
            <source>Nothing was exported</source>
            <translation>No se ha exportado nada</translation>
        </message>
        <message>
            <source>An export needs a fresh code of your second factor.</source>
            <translation>Para exportar hace falta un código nuevo de tu segundo factor.</translation>
        </message>
        <message>
            <source>The connection broke off</source>
            <translation>La conexión se ha cortado</translation>
        </message>
        <message>
            <source>A part of an export is never kept. Try again when the platform answers.</source>
            <translation>Nunca se guarda una exportación a medias. Reintenta cuando la plataforma responda.</translation>
        </message>
        <message>
            <source>A file can’t be read</source>
            <translation>No se puede leer un archivo</translation>
        </message>
        <message>
            <source>This is not the manifest of an export</source>
            <translation>Esto no es el manifiesto de una exportación</translation>
        </message>
        <message>
            <source>It was saved beside the file, with “.manifest.json” at the end of its name.</source>
            <translation>Se guardó junto al archivo, con «.manifest.json» al final del nombre.</translation>
        </message>
        <message>
            <source>The query in the manifest can’t be understood</source>
            <translation>No se entiende la consulta del manifiesto</translation>
        </message>
        <message>
            <source>The manifest was changed, or is of a newer platform. Nothing is known about the file.</source>
            <translation>Se ha cambiado el manifiesto, o es de una plataforma más nueva. No se sabe nada del archivo.</translation>
        </message>
        <message>
            <source>The log can’t be read now</source>
            <translation>Ahora no se puede leer el registro</translation>
        </message>
        <message>
            <source>A check needs the platform’s log. Try again when the platform answers.</source>
            <translation>Para comprobar hace falta el registro de la plataforma. Reintenta cuando responda.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::Exporter</name>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Save figures (CSV)…</source>
            <translation>Guardar cifras (CSV)…</translation>
        </message>
        <message>
            <source>Save picture (PNG)…</source>
            <translation>Guardar imagen (PNG)…</translation>
        </message>
        <message>
            <source>Save drawing (SVG)…</source>
            <translation>Guardar dibujo (SVG)…</translation>
        </message>
        <message>
            <source>Save a page for the board (PDF)…</source>
            <translation>Guardar una página para dirección (PDF)…</translation>
        </message>
        <message>
            <source>Figures (*.csv)</source>
            <translation>Cifras (*.csv)</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>Imagen (*.png)</translation>
        </message>
        <message>
            <source>Drawing (*.svg)</source>
            <translation>Dibujo (*.svg)</translation>
        </message>
        <message>
            <source>Document (*.pdf)</source>
            <translation>Documento (*.pdf)</translation>
        </message>
        <message>
            <source>trial</source>
            <comment>part of a file name</comment>
            <translation>prueba</translation>
        </message>
        <message>
            <source>Saved with Atalaya on %1.</source>
            <translation>Guardado con Atalaya el %1.</translation>
        </message>
        <message>
            <source>The file was not saved</source>
            <translation>No se ha guardado el archivo</translation>
        </message>
        <message>
            <source>“%1” could not be written: %2. Choose another folder and try again.</source>
            <translation>No se ha podido escribir «%1»: %2. Elige otra carpeta y vuelve a intentarlo.</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Cifra</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Periodo</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Supuestos</translation>
        </message>
        <message>
            <source>Trial</source>
            <translation>Prueba</translation>
        </message>
        <message>
            <source>Data of</source>
            <translation>Datos de</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Guardado</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportLook</name>
        <message>
            <source>Trial: %1</source>
            <translation>Prueba: %1</translation>
        </message>
        <message>
            <source>Data of %1</source>
            <translation>Datos de %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FacetPane</name>
        <message>
            <source>Filter by value</source>
            <translation>Filtrar por valor</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FacetWords</name>
        <message>
            <source>%1, %2, chosen</source>
            <translation>%1, %2, elegido</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 more</source>
            <translation>%1 más</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FailedState</name>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureExport</name>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Copy or save this figure and its rows</source>
            <translation>Copia o guarda esta cifra y sus filas</translation>
        </message>
        <message>
            <source>Stop: %1 of %2 read</source>
            <translation>Parar: %1 de %2 leídas</translation>
        </message>
        <message>
            <source>Stop: %1 of %2 written</source>
            <translation>Parar: %1 de %2 escritas</translation>
        </message>
        <message>
            <source>Stop writing; no file is left behind</source>
            <translation>Parar la escritura; no queda ningún archivo</translation>
        </message>
        <message>
            <source>Stop reading</source>
            <translation>Parar la lectura</translation>
        </message>
        <message>
            <source>Stop reading the rows; nothing is exported</source>
            <translation>Para la lectura de las filas; no se exporta nada</translation>
        </message>
        <message>
            <source>Too many rows to copy</source>
            <translation>Demasiadas filas para copiar</translation>
        </message>
        <message>
            <source>Up to %1 rows can be copied, and there are %2. Filter them, or save the figures as a CSV file.</source>
            <translation>Se pueden copiar hasta %1 filas, y hay %2. Fíltralas o guarda las cifras en un archivo CSV.</translation>
        </message>
        <message>
            <source>The rows could not be read</source>
            <translation>No se han podido leer las filas</translation>
        </message>
        <message>
            <source>%1 a task, %2 a review, %3 an hour</source>
            <translation>%1 por tarea, %2 por revisión, %3 por hora</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureFooter</name>
        <message>
            <source>The sum agrees with the card</source>
            <translation>La suma coincide con la tarjeta</translation>
        </message>
        <message>
            <source>The rows agree with the card</source>
            <translation>Las filas coinciden con la tarjeta</translation>
        </message>
        <message>
            <source>A trial: not the stored figure</source>
            <translation>Una prueba: no es la cifra guardada</translation>
        </message>
        <message>
            <source>%1, as of %2</source>
            <translation>%1, a las %2</translation>
        </message>
        <message>
            <source>%1; sums of all %2</source>
            <translation>%1; sumas del total: %2</translation>
        </message>
        <message>
            <source>Net: the rows give %1, the card says %2</source>
            <translation>Neto: las filas dan %1 y la tarjeta dice %2</translation>
        </message>
        <message>
            <source>%1; the net is not added up yet</source>
            <translation>%1; el neto aún no está sumado</translation>
        </message>
        <message>
            <source>The rows give %1, the card says %2</source>
            <translation>Las filas dan %1, la tarjeta dice %2</translation>
        </message>
        <message>
            <source>Add up again</source>
            <translation>Volver a sumar</translation>
        </message>
        <message>
            <source>Adding up: %1 of %2</source>
            <translation>Sumando: %1 de %2</translation>
        </message>
        <message>
            <source>Adding up…</source>
            <translation>Sumando…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Not added up yet</source>
            <translation>Aún sin sumar</translation>
        </message>
        <message>
            <source>Add up %1</source>
            <translation>Sumar %1</translation>
        </message>
        <message>
            <source>Not added up</source>
            <translation>Sin sumar</translation>
        </message>
        <message>
            <source>Add up</source>
            <translation>Sumar</translation>
        </message>
        <message>
            <source>Only %1 of %2 are kept here: not added up</source>
            <translation>Solo %1 de %2 están aquí: sin sumar</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>The rows could not be read to the end</source>
            <translation>No se han podido leer todas las filas</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureNames</name>
        <message>
            <source>Risks that name “%1”</source>
            <translation>Riesgos que nombran «%1»</translation>
        </message>
        <message>
            <source>Uses of “%1”</source>
            <translation>Usos de «%1»</translation>
        </message>
        <message>
            <source>People who use “%1”</source>
            <translation>Personas que usan «%1»</translation>
        </message>
        <message>
            <source>Money saved</source>
            <translation>Dinero ahorrado</translation>
        </message>
        <message>
            <source>Net money saved</source>
            <translation>Dinero ahorrado neto</translation>
        </message>
        <message>
            <source>Hours saved</source>
            <translation>Horas ahorradas</translation>
        </message>
        <message>
            <source>Net hours saved</source>
            <translation>Horas ahorradas netas</translation>
        </message>
        <message>
            <source>Automated tasks</source>
            <translation>Tareas automatizadas</translation>
        </message>
        <message>
            <source>Faithfulness of answers</source>
            <translation>Fidelidad de las respuestas</translation>
        </message>
        <message>
            <source>Relevance of answers</source>
            <translation>Relevancia de las respuestas</translation>
        </message>
        <message>
            <source>Precision of context</source>
            <translation>Precisión del contexto</translation>
        </message>
        <message>
            <source>Invented answers</source>
            <translation>Respuestas inventadas</translation>
        </message>
        <message>
            <source>Cases that stay resolved</source>
            <translation>Casos que siguen resueltos</translation>
        </message>
        <message>
            <source>Results changed by people</source>
            <translation>Resultados cambiados por personas</translation>
        </message>
        <message>
            <source>Open risks</source>
            <translation>Riesgos abiertos</translation>
        </message>
        <message>
            <source>Serious incidents</source>
            <translation>Incidencias graves</translation>
        </message>
        <message>
            <source>Risks resolved in 30 days</source>
            <translation>Riesgos resueltos en 30 días</translation>
        </message>
        <message>
            <source>Compliance coverage</source>
            <translation>Cobertura de cumplimiento</translation>
        </message>
        <message>
            <source>Active users in 30 days</source>
            <translation>Usuarios activos en 30 días</translation>
        </message>
        <message>
            <source>Active users in 7 days</source>
            <translation>Usuarios activos en 7 días</translation>
        </message>
        <message>
            <source>Active users on the last day</source>
            <translation>Usuarios activos el último día</translation>
        </message>
        <message>
            <source>Documents read</source>
            <translation>Documentos leídos</translation>
        </message>
        <message>
            <source>Entities analysed</source>
            <translation>Entidades analizadas</translation>
        </message>
        <message>
            <source>Queries per user</source>
            <translation>Consultas por usuario</translation>
        </message>
        <message>
            <source>Tokens used</source>
            <translation>Tokens usados</translation>
        </message>
        <message>
            <source>Storage used</source>
            <translation>Almacenamiento usado</translation>
        </message>
        <message>
            <source>Searches</source>
            <translation>Búsquedas</translation>
        </message>
        <message>
            <source>Seats used</source>
            <translation>Puestos usados</translation>
        </message>
        <message>
            <source>Cost of an automated task</source>
            <translation>Coste de una tarea automatizada</translation>
        </message>
        <message>
            <source>Cost of a resolved case</source>
            <translation>Coste de un caso resuelto</translation>
        </message>
        <message>
            <source>Progress of the onboarding</source>
            <translation>Progreso de la puesta en marcha</translation>
        </message>
        <message>
            <source>Days to complete the onboarding</source>
            <translation>Días hasta completar la puesta en marcha</translation>
        </message>
        <message>
            <source>Journeys completed</source>
            <translation>Recorridos completados</translation>
        </message>
        <message>
            <source>Approved at first pass</source>
            <translation>Aprobadas a la primera</translation>
        </message>
        <message>
            <source>An estimate: the minutes of a task and the price of an hour are assumed.</source>
            <translation>Una estimación: los minutos de una tarea y el precio de una hora son supuestos.</translation>
        </message>
        <message>
            <source>What is left when the time for reviews, overrides and rework is taken off.</source>
            <translation>Lo que queda al restar el tiempo de revisiones, excepciones y rehacer.</translation>
        </message>
        <message>
            <source>An estimate: the minutes of a task are assumed.</source>
            <translation>Una estimación: los minutos de una tarea son un supuesto.</translation>
        </message>
        <message>
            <source>A task is a decision that the AI carried out without a person, counted when it happened. Decisions that waited for a review or were blocked do not count.</source>
            <translation>Una tarea es una decisión que la IA ejecutó sin una persona, contada cuando ocurrió. Las que esperaron revisión o se bloquearon no cuentan.</translation>
        </message>
        <message>
            <source>How far an evaluated answer is carried by the documents it cites, from 0 to 100.</source>
            <translation>Cuánto sostienen a una respuesta evaluada los documentos que cita, de 0 a 100.</translation>
        </message>
        <message>
            <source>How far an evaluated answer meets its question, from 0 to 100.</source>
            <translation>Cuánto responde una respuesta evaluada a su pregunta, de 0 a 100.</translation>
        </message>
        <message>
            <source>How much of what was looked up for an evaluated answer belongs to it, from 0 to 100.</source>
            <translation>Cuánto de lo que se buscó para una respuesta evaluada le corresponde, de 0 a 100.</translation>
        </message>
        <message>
            <source>The share of evaluated answers that their documents carry too little.</source>
            <translation>La parte de respuestas evaluadas que sus documentos apenas sostienen.</translation>
        </message>
        <message>
            <source>The share of resolved cases that were not opened again.</source>
            <translation>La parte de casos resueltos que no se volvieron a abrir.</translation>
        </message>
        <message>
            <source>The share of decisions whose result a person corrected or rejected.</source>
            <translation>La parte de decisiones cuyo resultado corrigió o rechazó una persona.</translation>
        </message>
        <message>
            <source>Risks that were open at the end of the period, whenever they began.</source>
            <translation>Riesgos abiertos al final del periodo, empezaran cuando empezaran.</translation>
        </message>
        <message>
            <source>Risks of high or critical severity that were opened in the period.</source>
            <translation>Riesgos de gravedad alta o crítica abiertos en el periodo.</translation>
        </message>
        <message>
            <source>Risks closed in the 30 days before the end of the period and not reopened.</source>
            <translation>Riesgos cerrados en los 30 días anteriores al final del periodo y no reabiertos.</translation>
        </message>
        <message>
            <source>The share of entities whose last checklist is covered.</source>
            <translation>La parte de entidades cuya última lista de comprobación está cubierta.</translation>
        </message>
        <message>
            <source>A component counts once for each risk that names it and was open, or was opened, in the period.</source>
            <translation>Un componente cuenta una vez por cada riesgo que lo nombra y que estaba abierto, o se abrió, en el periodo.</translation>
        </message>
        <message>
            <source>People who used a feature in the 30 days before the end of the period.</source>
            <translation>Personas que usaron una función en los 30 días anteriores al final del periodo.</translation>
        </message>
        <message>
            <source>People who used a feature in the last 7 days of the period.</source>
            <translation>Personas que usaron una función en los últimos 7 días del periodo.</translation>
        </message>
        <message>
            <source>People who used a feature on the last day of the period.</source>
            <translation>Personas que usaron una función el último día del periodo.</translation>
        </message>
        <message>
            <source>Documents whose reading was completed in the period.</source>
            <translation>Documentos cuya lectura se completó en el periodo.</translation>
        </message>
        <message>
            <source>Cases whose analysis was done in the period.</source>
            <translation>Casos cuyo análisis se hizo en el periodo.</translation>
        </message>
        <message>
            <source>The questions of the period divided by the people who asked them.</source>
            <translation>Las preguntas del periodo divididas entre las personas que las hicieron.</translation>
        </message>
        <message>
            <source>Every use of the feature in the period counts.</source>
            <translation>Cuenta cada uso de la función en el periodo.</translation>
        </message>
        <message>
            <source>People who used the feature in the period, each counted once.</source>
            <translation>Personas que usaron la función en el periodo, cada una contada una vez.</translation>
        </message>
        <message>
            <source>Tokens that the models read and wrote in these days.</source>
            <translation>Tokens que los modelos leyeron y escribieron en estos días.</translation>
        </message>
        <message>
            <source>All that was stored and removed until the end of these days.</source>
            <translation>Todo lo que se guardó y se quitó hasta el final de estos días.</translation>
        </message>
        <message>
            <source>Searches in the documents in these days.</source>
            <translation>Búsquedas en los documentos en estos días.</translation>
        </message>
        <message>
            <source>People who used the platform in these days, each counted once.</source>
            <translation>Personas que usaron la plataforma en estos días, cada una contada una vez.</translation>
        </message>
        <message>
            <source>The price of the tokens used, divided by the automated tasks.</source>
            <translation>El precio de los tokens usados, dividido entre las tareas automatizadas.</translation>
        </message>
        <message>
            <source>The price of the tokens and of people’s time for reviews, overrides and rework, divided by the resolved cases.</source>
            <translation>El precio de los tokens y del tiempo de las personas en revisiones, excepciones y rehacer, dividido entre los casos resueltos.</translation>
        </message>
        <message>
            <source>Steps done, of all steps of the onboarding, as it stands now.</source>
            <translation>Pasos hechos, de todos los de la puesta en marcha, tal como está ahora.</translation>
        </message>
        <message>
            <source>From the beginning of the organisation to the last step of its onboarding.</source>
            <translation>Desde el alta de la organización hasta el último paso de su puesta en marcha.</translation>
        </message>
        <message>
            <source>The share of cases taken in that went all the way to their resolution.</source>
            <translation>La parte de casos admitidos que llegaron hasta su resolución.</translation>
        </message>
        <message>
            <source>The share of results that a person approved without a correction.</source>
            <translation>La parte de resultados que una persona aprobó sin corregir.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigurePage</name>
        <message>
            <source>Unknown figure</source>
            <translation>Cifra desconocida</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>On a slider: one step; PgUp and PgDn five</source>
            <translation>En un control: un paso; RePág y AvPág cinco</translation>
        </message>
        <message>
            <source>In the chart: walk its columns</source>
            <translation>En el gráfico: recorrer sus columnas</translation>
        </message>
        <message>
            <source>In the chart: show it as a table, and back</source>
            <translation>En el gráfico: verlo como tabla, y volver</translation>
        </message>
        <message>
            <source>Back to the dashboard</source>
            <translation>Volver al panel</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>Back to the dashboard (Esc)</source>
            <translation>Volver al panel (Esc)</translation>
        </message>
        <message>
            <source>The dashboard has no such figure</source>
            <translation>El panel no tiene esa cifra</translation>
        </message>
        <message>
            <source>The link may be from another version, or its days can’t be asked for.</source>
            <translation>El enlace puede ser de otra versión, o no se pueden pedir sus días.</translation>
        </message>
        <message>
            <source>To the dashboard</source>
            <translation>Ir al panel</translation>
        </message>
        <message>
            <source>The rows could not be renewed. What you see is from %1.</source>
            <translation>No se han podido actualizar las filas. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>In the rows: show the decision in the AI audit log</source>
            <translation>En las filas: muestra la decisión en el registro de IA</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureRowsProxy</name>
        <message>
            <source>Not kept on this computer</source>
            <translation>No está en este ordenador</translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>No se ha podido leer</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureStory</name>
        <message>
            <source>The assumptions behind this figure could not be read, so nothing can be tried now.</source>
            <translation>No se han podido leer los supuestos de esta cifra; por eso ahora no se puede probar nada.</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Fórmula</translation>
        </message>
        <message>
            <source>net</source>
            <translation>neto</translation>
        </message>
        <message>
            <source>gross</source>
            <translation>bruto</translation>
        </message>
        <message>
            <source>out of 100</source>
            <translation>de 100</translation>
        </message>
        <message>
            <source>Trial</source>
            <translation>Prueba</translation>
        </message>
        <message>
            <source>stored: %1</source>
            <translation>guardado: %1</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Supuestos</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <source>Minutes per task</source>
            <translation>Minutos por tarea</translation>
        </message>
        <message>
            <source>Price of an hour</source>
            <translation>Precio de la hora</translation>
        </message>
        <message>
            <source>Minutes per review</source>
            <translation>Minutos por revisión</translation>
        </message>
        <message>
            <source>Moving a control is a trial: it does not change what is stored, and it is marked in every export.</source>
            <translation>Mover un control es una prueba: no cambia el dato guardado y queda marcado en cada exportación.</translation>
        </message>
        <message>
            <source>From gross to net</source>
            <translation>De bruto a neto</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>Dinero</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
        <message>
            <source>Gross</source>
            <translation>Bruto</translation>
        </message>
        <message>
            <source>Reviews</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Overrides</source>
            <translation>Excepciones</translation>
        </message>
        <message>
            <source>Rework</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>Neto</translation>
        </message>
        <message>
            <source>Columns: the gross saving, what people’s time takes off, and what is left</source>
            <translation>Columnas: el ahorro bruto, lo que resta el tiempo de las personas y lo que queda</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>Other figures of this card</source>
            <translation>Otras cifras de esta tarjeta</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureTable</name>
        <message>
            <source>The rows behind this figure</source>
            <translation>Las filas que dan esta cifra</translation>
        </message>
        <message>
            <source>Filter rows</source>
            <translation>Filtrar filas</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Choose the columns</source>
            <translation>Elegir las columnas</translation>
        </message>
        <message>
            <source>No row contains “%1”</source>
            <translation>Ninguna fila contiene «%1»</translation>
        </message>
        <message>
            <source>The filter looks at what, who and entity.</source>
            <translation>El filtro mira qué, quién y entidad.</translation>
        </message>
        <message>
            <source>Show all rows</source>
            <translation>Ver todas las filas</translation>
        </message>
        <message>
            <source>No row counts towards this figure</source>
            <translation>Ninguna fila cuenta para esta cifra</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>Sin datos</translation>
        </message>
        <message>
            <source>Nothing of the kind happened in these days; that is why it is %1.</source>
            <translation>No ha pasado nada así en estos días; por eso es %1.</translation>
        </message>
        <message>
            <source>Nothing was measured in these days, so there is no figure.</source>
            <translation>No se ha medido nada en estos días, así que no hay cifra.</translation>
        </message>
        <message>
            <source>No connection, and these rows are not kept here</source>
            <translation>Sin conexión, y estas filas no están aquí</translation>
        </message>
        <message>
            <source>They were not read before on this computer.</source>
            <translation>No se habían leído antes en este ordenador.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FigureWords</name>
        <message>
            <source>1 day</source>
            <translation>1 día</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 días</translation>
        </message>
        <message>
            <source>few data: fewer than %1 rows on one side</source>
            <translation>pocos datos: menos de %1 filas en un lado</translation>
        </message>
        <message>
            <source>nothing to compare with in %1</source>
            <translation>nada con que comparar el %1</translation>
        </message>
        <message>
            <source>as in %1 (%2)</source>
            <translation>como el %1 (%2)</translation>
        </message>
        <message>
            <source>%1 than in %2 (%3)</source>
            <translation>%1 que el %2 (%3)</translation>
        </message>
        <message>
            <source>%1 tasks × %2</source>
            <translation>%1 tareas × %2</translation>
        </message>
        <message>
            <source>%1 − %2 − %3 − %4</source>
            <translation>%1 − %2 − %3 − %4</translation>
        </message>
        <message>
            <source>%1 ÷ 60</source>
            <translation>%1 ÷ 60</translation>
        </message>
        <message>
            <source>%1 × %2 an hour</source>
            <translation>%1 × %2/h</translation>
        </message>
        <message>
            <source>Rows counted</source>
            <translation>Filas contadas</translation>
        </message>
        <message>
            <source>The rows are counted</source>
            <translation>Se cuentan las filas</translation>
        </message>
        <message>
            <source>Different ones in %1</source>
            <translation>Distintas en %1</translation>
        </message>
        <message>
            <source>Different ones are counted, each once</source>
            <translation>Se cuentan las distintas, cada una una vez</translation>
        </message>
        <message>
            <source>%1 ÷ %2</source>
            <translation>%1 ÷ %2</translation>
        </message>
        <message>
            <source>Sum of the rows ÷ their number</source>
            <translation>Suma de las filas ÷ su número</translation>
        </message>
        <message>
            <source>Sum of what counts ÷ sum of all</source>
            <translation>Suma de lo que cuenta ÷ suma de todo</translation>
        </message>
        <message>
            <source>%1 ÷ %2 different ones</source>
            <translation>%1 ÷ %2 distintas</translation>
        </message>
        <message>
            <source>Rows ÷ different ones</source>
            <translation>Filas ÷ distintas</translation>
        </message>
        <message>
            <source>Value of the newest row</source>
            <translation>Valor de la fila más reciente</translation>
        </message>
        <message>
            <source>The newest row counts</source>
            <translation>Cuenta la fila más reciente</translation>
        </message>
        <message>
            <source>Sum over %1</source>
            <translation>Suma de %1</translation>
        </message>
        <message>
            <source>The rows are added up</source>
            <translation>Se suman las filas</translation>
        </message>
        <message>
            <source>Below %1 a task, people lose more time than they save.</source>
            <translation>Con menos de %1 por tarea, las personas pierden más tiempo del que ahorran.</translation>
        </message>
        <message>
            <source>The same with more than %1 a review.</source>
            <translation>Lo mismo con más de %1 por revisión.</translation>
        </message>
        <message>
            <source>With more than %1 a review, people lose more time than they save.</source>
            <translation>Con más de %1 por revisión, las personas pierden más tiempo del que ahorran.</translation>
        </message>
        <message>
            <source>From %1 an hour on, the net saving pays for the tokens (%2).</source>
            <translation>Desde %1 la hora, el ahorro neto paga los tokens (%2).</translation>
        </message>
        <message>
            <source>as it stood at the end of %1</source>
            <translation>tal como estaba al final del %1</translation>
        </message>
        <message>
            <source>1 row</source>
            <translation>1 fila</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 filas</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>N.º</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Tarea</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Quién</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minutos</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Ahorro</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>De</translation>
        </message>
        <message>
            <source>still open</source>
            <translation>aún abierto</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Bloqueada</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Excepción</translation>
        </message>
        <message>
            <source>Rework</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Aprobación</translation>
        </message>
        <message>
            <source>Usage</source>
            <translation>Uso</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Caso</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Respuesta</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>Lista de comprobación</translation>
        </message>
        <message>
            <source>Profile of the organisation</source>
            <translation>Perfil de la organización</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documentos</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>Equipo</translation>
        </message>
        <message>
            <source>Flows</source>
            <translation>Flujos</translation>
        </message>
        <message>
            <source>Governance</source>
            <translation>Gobernanza</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FlowProxy</name>
        <message>
            <source>Total after</source>
            <translation>Total después</translation>
        </message>
        <message>
            <source>All: %1</source>
            <translation>Todas: %1</translation>
        </message>
        <message>
            <source>%1 afterwards: %2</source>
            <translation>%1 después: %2</translation>
        </message>
        <message>
            <source>%1 before: %2</source>
            <translation>%1 antes: %2</translation>
        </message>
        <message>
            <source>%1, unchanged: %2</source>
            <translation>%1, sin cambio: %2</translation>
        </message>
        <message>
            <source>From %1 to %2: %3</source>
            <translation>De %1 a %2: %3</translation>
        </message>
        <message>
            <source>Before ↓  After →</source>
            <translation>Antes ↓  Después →</translation>
        </message>
        <message>
            <source>Total before</source>
            <translation>Total antes</translation>
        </message>
        <message>
            <source>%1. Enter opens them in the audit log.</source>
            <translation>%1. Intro las abre en el registro.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FlowTable</name>
        <message>
            <source>change</source>
            <translation>cambian</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>sin cambio</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::Formats</name>
        <message>
            <source>%1 on %2</source>
            <comment>hour, date</comment>
            <translation>%1 del %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::FoundProxy</name>
        <message>
            <source>Line %1, character %2</source>
            <translation>Línea %1, carácter %2</translation>
        </message>
        <message>
            <source>as it comes</source>
            <translation>tal como llega</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dónde</translation>
        </message>
        <message>
            <source>What it looks like</source>
            <translation>Qué parece</translation>
        </message>
        <message>
            <source>Stored</source>
            <translation>Se guarda</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::HistogramWords</name>
        <message>
            <source>%1, %2–%3</source>
            <comment>day, hours</comment>
            <translation>%1, %2–%3</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <comment>two moments</comment>
            <translation>%1 – %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::HistoryDialog</name>
        <message>
            <source>Restore as a draft</source>
            <translation>Restaurar como borrador</translation>
        </message>
        <message>
            <source>Versions of “%1”</source>
            <translation>Versiones de «%1»</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>Qué cambia</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Nothing of it was ever published.</source>
            <translation>Nunca se ha publicado nada de ella.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Version %1 says what the editor shows.</source>
            <translation>La versión %1 dice lo mismo que el editor.</translation>
        </message>
        <message>
            <source>What differs between version %1 and what the editor shows:</source>
            <translation>Lo que cambia entre la versión %1 y lo que muestra el editor:</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>Versión %1</translation>
        </message>
        <message>
            <source>Editor</source>
            <translation>Editor</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::HistoryProxy</name>
        <message>
            <source>v%1</source>
            <translation>v%1</translation>
        </message>
        <message>
            <source>came with the platform</source>
            <translation>vino con la plataforma</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Publicada</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ImpactFigures</name>
        <message>
            <source>no data</source>
            <translation>sin datos</translation>
        </message>
        <message>
            <source>Reviews a day</source>
            <translation>Revisiones al día</translation>
        </message>
        <message>
            <source>Hours a day</source>
            <translation>Horas al día</translation>
        </message>
        <message>
            <source>Review cost a day</source>
            <translation>Coste de revisión al día</translation>
        </message>
        <message>
            <source>Other outcome</source>
            <translation>Cambian de resultado</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ImpactPane</name>
        <message>
            <source>It is tried as soon as the form is a policy.</source>
            <translation>Se prueba en cuanto el formulario sea una política.</translation>
        </message>
        <message>
            <source>Trying it… %1</source>
            <translation>Probando… %1</translation>
        </message>
        <message>
            <source>Trying it…</source>
            <translation>Probando…</translation>
        </message>
        <message>
            <source>%1 decisions, %2</source>
            <translation>%1 decisiones, %2</translation>
        </message>
        <message>
            <source>Of an older draft</source>
            <translation>De un borrador anterior</translation>
        </message>
        <message>
            <source>No decision would have become something else.</source>
            <translation>Ninguna decisión habría cambiado de resultado.</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>Sin datos</translation>
        </message>
        <message>
            <source>Not replayable and counted apart: %1, of which retention erased %2, and %3 lack a role, plan or amount.</source>
            <translation>No se pueden repetir y se cuentan aparte: %1; %2 las borró la conservación y a %3 les falta rol, plan o importe.</translation>
        </message>
        <message>
            <source>Every decision of the period could be replayed.</source>
            <translation>Se han podido repetir todas las decisiones del periodo.</translation>
        </message>
        <message>
            <source>In the log %1 of them stand otherwise: earlier versions or overrides decided them.</source>
            <translation>En el registro, %1 de ellas constan de otro modo: las decidieron versiones anteriores o excepciones.</translation>
        </message>
        <message>
            <source>Receipt: log of %1 leaves, engine %2, result %3… With it another platform comes to the same.</source>
            <translation>Recibo: registro de %1 hojas, motor %2, resultado %3… Con él, otra plataforma llega a lo mismo.</translation>
        </message>
        <message>
            <source>What it would have done</source>
            <translation>Qué habría hecho</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Try the draft again</source>
            <translation>Probar de nuevo el borrador</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 d</translation>
        </message>
        <message>
            <source>The last %1 days</source>
            <translation>Los últimos %1 días</translation>
        </message>
        <message>
            <source>Decisions from before to after</source>
            <translation>Decisiones, de antes a después</translation>
        </message>
        <message>
            <source>Examples that change</source>
            <translation>Ejemplos que cambian</translation>
        </message>
        <message>
            <source>Who meets what</source>
            <translation>A quién le afecta</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
        <message>
            <source>By policy</source>
            <translation>Por política</translation>
        </message>
        <message>
            <source>Entities</source>
            <translation>Entidades</translation>
        </message>
        <message>
            <source>By entity</source>
            <translation>Por entidad</translation>
        </message>
        <message>
            <source>Agents</source>
            <translation>Agentes</translation>
        </message>
        <message>
            <source>By agent</source>
            <translation>Por agente</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the receipt</source>
            <translation>Copiar el recibo</translation>
        </message>
        <message>
            <source>Of what it would block anew, reviewers had approved %1.</source>
            <translation>De lo que ahora bloquearía, las personas habían aprobado %1.</translation>
        </message>
        <message>
            <source>Nobody has reviewed any of what it would block anew.</source>
            <translation>Nadie ha revisado nada de lo que ahora bloquearía.</translation>
        </message>
        <message>
            <source>Of what it would let through anew, they had rejected %1.</source>
            <translation>De lo que ahora dejaría pasar, habían rechazado %1.</translation>
        </message>
        <message>
            <source>Nobody has reviewed any of what it would let through anew.</source>
            <translation>Nadie ha revisado nada de lo que ahora dejaría pasar.</translation>
        </message>
        <message>
            <source>See the %1 in the log</source>
            <translation>Ver las %1 en el registro</translation>
        </message>
        <message>
            <source>See the newest %1 in the log</source>
            <translation>Ver las %1 más recientes en el registro</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ImpactProxy</name>
        <message>
            <source>No policy: the default</source>
            <translation>Ninguna política: lo predeterminado</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Quién</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ImportDialog</name>
        <message>
            <source>new</source>
            <translation>nueva</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>cambia</translation>
        </message>
        <message>
            <source>as it is in force</source>
            <translation>igual que la vigente</translation>
        </message>
        <message>
            <source>a draft is in the way, and stays</source>
            <translation>hay un borrador, y se queda</translation>
        </message>
        <message>
            <source>Import as drafts</source>
            <translation>Importar como borradores</translation>
        </message>
        <message>
            <source>Import “%1”</source>
            <translation>Importar «%1»</translation>
        </message>
        <message>
            <source>What the file would make</source>
            <translation>Lo que haría el archivo</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Becomes</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
        <message>
            <source>Asking the platform what would come of it…</source>
            <translation>Preguntando a la plataforma qué pasaría…</translation>
        </message>
        <message>
            <source>Nothing is published by this: each policy becomes a draft that you look at first.</source>
            <translation>Con esto no se publica nada: cada política pasa a ser un borrador que antes revisas.</translation>
        </message>
        <message>
            <source>There is nothing in the file that would make a draft.</source>
            <translation>En el archivo no hay nada de lo que saldría un borrador.</translation>
        </message>
        <message>
            <source>The drafts are made.</source>
            <translation>Los borradores están hechos.</translation>
        </message>
        <message>
            <source>The file can&apos;t be read, or it is too large.</source>
            <translation>El archivo no se puede leer o es demasiado grande.</translation>
        </message>
        <message>
            <source>This is no file of policies of this program.</source>
            <translation>Este no es un archivo de políticas de este programa.</translation>
        </message>
        <message numerus="yes">
            <source>%n do not hold</source>
            <translation>
                <numerusform>%n no se cumple</numerusform>
                <numerusform>%n no se cumplen</numerusform>
            </translation>
        </message>
        <message>
            <source>hold</source>
            <translation>se cumplen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::KeyDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Where the keys are kept</source>
            <translation>Dónde se guardan las claves</translation>
        </message>
        <message>
            <source>&amp;Present passphrase</source>
            <translation>Frase de paso &amp;actual</translation>
        </message>
        <message>
            <source>&amp;New passphrase</source>
            <translation>Frase de paso &amp;nueva</translation>
        </message>
        <message>
            <source>New passphrase &amp;again</source>
            <translation>Frase de paso nueva, otra &amp;vez</translation>
        </message>
        <message>
            <source>Change the passphrase</source>
            <translation>Cambiar la frase de paso</translation>
        </message>
        <message>
            <source>Keep them there</source>
            <translation>Guardarlas ahí</translation>
        </message>
        <message>
            <source>Fill in the present passphrase.</source>
            <translation>Escribe la frase de paso actual.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Las dos no son iguales.</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>Moving the keys…</source>
            <translation>Moviendo las claves…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::KeyGate</name>
        <message>
            <source>Your keys</source>
            <translation>Tus claves</translation>
        </message>
        <message>
            <source>&amp;Passphrase</source>
            <translation>&amp;Frase de paso</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Volver a probar</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Go on in memory only</source>
            <translation>Seguir solo en memoria</translation>
        </message>
        <message>
            <source>Tried at %1.</source>
            <translation>Probado a las %1.</translation>
        </message>
        <message>
            <source>Fill in your passphrase.</source>
            <translation>Escribe tu frase de paso.</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Abriendo…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::KeyNotice</name>
        <message>
            <source>Until then nothing outlives Atalaya.</source>
            <translation>Hasta entonces nada sobrevive a Atalaya.</translation>
        </message>
        <message>
            <source>See…</source>
            <translation>Ver…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::KeySheet</name>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>En toda la ventana</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Search or go to a page</source>
            <translation>Buscar o ir a una página</translation>
        </message>
        <message>
            <source>Page by its place in the navigation</source>
            <translation>Página por su lugar en la navegación</translation>
        </message>
        <message>
            <source>Back and forward</source>
            <translation>Atrás y adelante</translation>
        </message>
        <message>
            <source>Read the data again</source>
            <translation>Leer otra vez los datos</translation>
        </message>
        <message>
            <source>Next and previous part of the window</source>
            <translation>Parte siguiente y anterior de la ventana</translation>
        </message>
        <message>
            <source>Close the innermost thing</source>
            <translation>Cerrar lo de más adentro</translation>
        </message>
        <message>
            <source>These keys</source>
            <translation>Estas teclas</translation>
        </message>
        <message>
            <source>Lock the window</source>
            <translation>Bloquear la ventana</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notificaciones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::KeyStoreWords</name>
        <message>
            <source>To keep your keys in memory only, Atalaya needs your password first.</source>
            <translation>Para guardar tus claves solo en memoria, Atalaya necesita antes tu contraseña.</translation>
        </message>
        <message>
            <source>Without it, it could not be unlocked later. Sign out and in again, and then choose this.</source>
            <translation>Sin ella no se podría desbloquear después. Cierra la sesión, vuelve a entrar y elígelo entonces.</translation>
        </message>
        <message>
            <source>the keychain of the desktop</source>
            <translation>el llavero del escritorio</translation>
        </message>
        <message>
            <source>In %1</source>
            <translation>En %1</translation>
        </message>
        <message>
            <source>Whoever has unlocked your desktop comes in here without a password, while your session lives and Atalaya is not locked.</source>
            <translation>Quien ha desbloqueado tu escritorio entra aquí sin contraseña mientras tu sesión dure y Atalaya no esté bloqueada.</translation>
        </message>
        <message>
            <source>In a file that your passphrase opens</source>
            <translation>En un archivo que abre tu frase de paso</translation>
        </message>
        <message>
            <source>Atalaya asks for the passphrase when it starts. Nobody can recover it for you: without it you sign in again and begin with nothing kept.</source>
            <translation>Atalaya pide la frase de paso al empezar. Nadie puede recuperarla por ti: sin ella entras otra vez y empiezas sin nada guardado.</translation>
        </message>
        <message>
            <source>In memory only</source>
            <translation>Solo en memoria</translation>
        </message>
        <message>
            <source>Nothing outlives Atalaya: after closing it you sign in again, and what was read and your drafts are gone.</source>
            <translation>Nada sobrevive a Atalaya: al cerrarla hay que entrar otra vez, y lo leído y tus borradores se pierden.</translation>
        </message>
        <message>
            <source>This desktop has no keychain.</source>
            <translation>Este escritorio no tiene llavero.</translation>
        </message>
        <message>
            <source>Choose a passphrase to stay signed in after closing Atalaya, or go on in memory only.</source>
            <translation>Elige una frase de paso para seguir dentro después de cerrar Atalaya, o sigue solo en memoria.</translation>
        </message>
        <message>
            <source>The keychain is locked: %1.</source>
            <translation>El llavero está bloqueado: %1.</translation>
        </message>
        <message>
            <source>Unlock it and try again. What it keeps is safe.</source>
            <translation>Desbloquéalo y vuelve a probar. Lo que guarda está a salvo.</translation>
        </message>
        <message>
            <source>The keychain does not answer: %1.</source>
            <translation>El llavero no responde: %1.</translation>
        </message>
        <message>
            <source>It may be waiting for you in a window of its own. Try again; what it keeps is safe.</source>
            <translation>Puede que te espere en una ventana suya. Vuelve a probar; lo que guarda está a salvo.</translation>
        </message>
        <message>
            <source>The keychain is not running: %1.</source>
            <translation>El llavero no está en marcha: %1.</translation>
        </message>
        <message>
            <source>Your keys were kept there. Start it and try again; what it keeps is safe.</source>
            <translation>Tus claves se guardaban ahí. Ponlo en marcha y vuelve a probar; lo que guarda está a salvo.</translation>
        </message>
        <message>
            <source>Your keys are not in the keychain any more: %1.</source>
            <translation>Tus claves ya no están en el llavero: %1.</translation>
        </message>
        <message>
            <source>Somebody or something has deleted them. Sign in again; what was kept on this computer can&apos;t be read without them.</source>
            <translation>Alguien o algo las ha borrado. Entra otra vez; sin ellas no se puede leer lo guardado en este equipo.</translation>
        </message>
        <message>
            <source>The keychain does not let Atalaya in: %1.</source>
            <translation>El llavero no deja entrar a Atalaya: %1.</translation>
        </message>
        <message>
            <source>Allow it there and try again. What it keeps is safe.</source>
            <translation>Permítelo ahí y vuelve a probar. Lo que guarda está a salvo.</translation>
        </message>
        <message>
            <source>Your passphrase opens what is kept on this computer.</source>
            <translation>Tu frase de paso abre lo guardado en este equipo.</translation>
        </message>
        <message>
            <source>Without it you can go on in memory only; what is kept stays for the next time.</source>
            <translation>Sin ella puedes seguir solo en memoria; lo guardado queda para la próxima vez.</translation>
        </message>
        <message>
            <source>This is not the passphrase.</source>
            <translation>Esa no es la frase de paso.</translation>
        </message>
        <message>
            <source>Capital letters and spaces count.</source>
            <translation>Las mayúsculas y los espacios cuentan.</translation>
        </message>
        <message>
            <source>The file with your keys is damaged.</source>
            <translation>El archivo con tus claves está dañado.</translation>
        </message>
        <message>
            <source>Sign in again; what was kept on this computer can&apos;t be read without them.</source>
            <translation>Entra otra vez; sin ellas no se puede leer lo guardado en este equipo.</translation>
        </message>
        <message>
            <source>Atalaya&apos;s folder can&apos;t be read or written.</source>
            <translation>La carpeta de Atalaya no se puede leer o escribir.</translation>
        </message>
        <message>
            <source>Make room on the disk or check the folder&apos;s rights, and try again.</source>
            <translation>Haz sitio en el disco o revisa los permisos de la carpeta y vuelve a probar.</translation>
        </message>
        <message>
            <source>Another Atalaya works with this profile.</source>
            <translation>Otra Atalaya trabaja con este perfil.</translation>
        </message>
        <message>
            <source>It keeps the keys; this one goes on in memory only. Close the other and try again.</source>
            <translation>Ella guarda las claves; esta sigue solo en memoria. Cierra la otra y vuelve a probar.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LimitMeter</name>
        <message>
            <source>of %1</source>
            <translation>de %1</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>quedan %1</translation>
        </message>
        <message>
            <source>nothing left</source>
            <translation>no queda nada</translation>
        </message>
        <message>
            <source>Almost used up: %1</source>
            <translation>Casi agotado: %1</translation>
        </message>
        <message>
            <source>Near the limit: %1</source>
            <translation>Cerca del límite: %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LockForm</name>
        <message>
            <source>Admin console</source>
            <translation>Consola de administración</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Mostrar lo escrito</translation>
        </message>
        <message>
            <source>Hide what is typed</source>
            <translation>Ocultar lo escrito</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LockWords</name>
        <message>
            <source>It locked itself because nobody used it for a while.</source>
            <translation>Se ha bloqueado sola porque llevaba un rato sin usarse.</translation>
        </message>
        <message>
            <source>It locked itself before the computer went to sleep.</source>
            <translation>Se ha bloqueado sola antes de que el equipo se suspendiera.</translation>
        </message>
        <message>
            <source>It locked itself together with the screen.</source>
            <translation>Se ha bloqueado a la vez que la pantalla.</translation>
        </message>
        <message>
            <source>It was locked when it was closed.</source>
            <translation>Estaba bloqueada cuando se cerró.</translation>
        </message>
        <message>
            <source>You locked it.</source>
            <translation>La has bloqueado tú.</translation>
        </message>
        <message>
            <source>The passphrase is not right.</source>
            <translation>La frase de paso no es correcta.</translation>
        </message>
        <message>
            <source>The password is not right.</source>
            <translation>La contraseña no es correcta.</translation>
        </message>
        <message>
            <source>You can try again in %1.</source>
            <translation>Puedes volver a intentarlo dentro de %1.</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Ya puedes volver a intentarlo.</translation>
        </message>
        <message>
            <source>What was stored here is destroyed</source>
            <translation>Lo guardado aquí se ha destruido</translation>
        </message>
        <message numerus="yes">
            <source>After %n wrong tries in a row this computer destroyed the key of the data it had stored, and ended the session. Nothing is lost on the platform.</source>
            <translation>
                <numerusform>Tras %n intento fallido este equipo ha destruido la clave de los datos que guardaba y ha cerrado la sesión. En la plataforma no se ha perdido nada.</numerusform>
                <numerusform>Tras %n intentos fallidos seguidos este equipo ha destruido la clave de los datos que guardaba y ha cerrado la sesión. En la plataforma no se ha perdido nada.</numerusform>
            </translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Your session has ended</source>
            <translation>Tu sesión ha terminado</translation>
        </message>
        <message>
            <source>It was ended elsewhere, or its time is over. Sign in again to go on where you were.</source>
            <translation>Se ha cerrado desde otro sitio o se le ha acabado el tiempo. Inicia sesión de nuevo para seguir donde estabas.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>Iniciar sesión de nuevo</translation>
        </message>
        <message>
            <source>This window is locked</source>
            <translation>Esta ventana está bloqueada</translation>
        </message>
        <message>
            <source>You go on where you were.</source>
            <translation>Seguirás donde estabas.</translation>
        </message>
        <message>
            <source>&amp;Passphrase</source>
            <translation>&amp;Frase de paso</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Contraseña</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Desbloquear</translation>
        </message>
        <message>
            <source>Unlocking…</source>
            <translation>Desbloqueando…</translation>
        </message>
        <message>
            <source>The passphrase is checked on this computer; no network is needed.</source>
            <translation>La frase de paso se comprueba en este equipo; no hace falta red.</translation>
        </message>
        <message>
            <source>Without a network the password is checked on this computer, and what you have read before stays readable.</source>
            <translation>Sin red, la contraseña se comprueba en este equipo y puedes leer lo que ya habías consultado.</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left before you have to wait.</source>
            <translation>
                <numerusform>Te queda %n intento antes de tener que esperar.</numerusform>
                <numerusform>Te quedan %n intentos antes de tener que esperar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tries left.</source>
            <translation>
                <numerusform>Queda %n intento.</numerusform>
                <numerusform>Quedan %n intentos.</numerusform>
            </translation>
        </message>
        <message>
            <source>This computer checked it by itself. After the last try it destroys what is stored here, and you have to sign in.</source>
            <translation>Lo ha comprobado este equipo por su cuenta. Tras el último intento destruye lo guardado aquí y tendrás que iniciar sesión.</translation>
        </message>
        <message>
            <source>Too many tries.</source>
            <translation>Demasiados intentos.</translation>
        </message>
        <message>
            <source>The platform is busy.</source>
            <translation>La plataforma está ocupada.</translation>
        </message>
        <message>
            <source>The platform can't be reached, and this computer has nothing to check the password with.</source>
            <translation>No se llega a la plataforma y este equipo no tiene con qué comprobar la contraseña.</translation>
        </message>
        <message>
            <source>Try again when the network is back, or sign out.</source>
            <translation>Vuelve a intentarlo cuando haya red o cierra la sesión.</translation>
        </message>
        <message>
            <source>The try can't be written down, so it was not made.</source>
            <translation>El intento no se puede anotar, así que no se ha hecho.</translation>
        </message>
        <message>
            <source>Make room on the disk, or check the rights of your profile's folder.</source>
            <translation>Haz sitio en el disco o revisa los permisos de la carpeta de tu perfil.</translation>
        </message>
        <message>
            <source>The keys of this session are not there any more.</source>
            <translation>Las claves de esta sesión ya no están.</translation>
        </message>
        <message>
            <source>Sign out and sign in again. Nothing is lost on the platform.</source>
            <translation>Cierra la sesión e iníciala de nuevo. En la plataforma no se pierde nada.</translation>
        </message>
        <message>
            <source>Unfinished drafts are lost.</source>
            <translation>Los borradores sin terminar se han perdido.</translation>
        </message>
        <message>
            <source>Unfinished drafts stay sealed until you sign in.</source>
            <translation>Los borradores sin terminar siguen sellados hasta que inicies sesión.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogAlarmLift</name>
        <message>
            <source>Lift the alarm</source>
            <translation>Retirar la alarma</translation>
        </message>
        <message>
            <source>&amp;Why is it safe to go on?</source>
            <translation>¿&amp;Por qué es seguro continuar?</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Razón</translation>
        </message>
        <message>
            <source>&amp;Trust the log as it is now, as on first use</source>
            <translation>&amp;Confiar en el registro tal como está ahora, como en el primer uso</translation>
        </message>
        <message>
            <source>Without this box the head of before stays what everything is held against. With it, what was changed until now is never found. The alarm and your reason are kept either way.</source>
            <translation>Sin esta casilla, todo se sigue comparando con la cabecera de antes. Con ella, lo cambiado hasta ahora no se detectará nunca. La alarma y tu motivo se guardan en ambos casos.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Accept the loss</source>
            <translation>Aceptar la pérdida</translation>
        </message>
        <message>
            <source>The log is followed from its new beginning, as on first use. What was lost, the heads and your reason are kept, and stay in the evidence.</source>
            <translation>El registro se sigue desde su nuevo comienzo, como en el primer uso. Lo perdido, las cabeceras y tu motivo se guardan y quedan en las pruebas.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogAlarmPane</name>
        <message>
            <source>Decisions read under the head that was received; they are not verified</source>
            <translation>Decisiones leídas con la cabecera recibida; se muestran, pero no están verificadas</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogAlarmView</name>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>%1 leaves</source>
            <translation>%1 hojas</translation>
        </message>
        <message>
            <source>Root</source>
            <translation>Raíz</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Cabecera</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <source>can’t be read</source>
            <translation>no se puede leer</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Firma</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>Válida</translation>
        </message>
        <message>
            <source>Not valid</source>
            <translation>No válida</translation>
        </message>
        <message>
            <source>Last verified head</source>
            <translation>Última cabecera verificada</translation>
        </message>
        <message>
            <source>Kept and sealed on this computer</source>
            <translation>Guardada y sellada en este equipo</translation>
        </message>
        <message>
            <source>Head received now</source>
            <translation>Cabecera recibida ahora</translation>
        </message>
        <message>
            <source>What was received</source>
            <translation>Lo recibido</translation>
        </message>
        <message>
            <source>Held against the key that this computer knows</source>
            <translation>Comparada con la clave que conoce este equipo</translation>
        </message>
        <message>
            <source>Under the same head</source>
            <translation>Con la misma cabecera</translation>
        </message>
        <message>
            <source>What to do now</source>
            <translation>Qué hacer ahora</translation>
        </message>
        <message>
            <source>Save the evidence file.</source>
            <translation>Guarda el archivo de pruebas.</translation>
        </message>
        <message>
            <source>It holds both signed heads; others can check it without this computer.</source>
            <translation>Contiene las dos cabeceras firmadas; sirve para un tercero.</translation>
        </message>
        <message>
            <source>Tell your security officer and the platform’s support.</source>
            <translation>Avisa a tu responsable de seguridad y al soporte de la plataforma.</translation>
        </message>
        <message>
            <source>Give them the code at the right.</source>
            <translation>Da el código de la derecha.</translation>
        </message>
        <message>
            <source>Don’t publish policies or approve exceptions until it is cleared up.</source>
            <translation>No publiques políticas ni apruebes excepciones hasta aclararlo.</translation>
        </message>
        <message>
            <source>You can read everything; nothing of it is verified.</source>
            <translation>Puedes leer todo; nada de ello está verificado.</translation>
        </message>
        <message>
            <source>Save the evidence…</source>
            <translation>Guardar archivo de pruebas…</translation>
        </message>
        <message>
            <source>Copy the code %1</source>
            <translation>Copiar código %1</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Comprobando…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Comprobar otra vez</translation>
        </message>
        <message>
            <source>Lift the alarm…</source>
            <translation>Retirar la alarma…</translation>
        </message>
        <message>
            <source>Search in the log</source>
            <translation>Buscar en el registro</translation>
        </message>
        <message numerus="yes">
            <source>%n further alarms; the evidence has all of them.</source>
            <translation>
                <numerusform>%n alarma más; el archivo de pruebas las tiene todas.</numerusform>
                <numerusform>%n alarmas más; el archivo de pruebas las tiene todas.</numerusform>
            </translation>
        </message>
        <message>
            <source>It does not go by itself: it is lifted with a reason and the second factor, and that is kept.</source>
            <translation>No se cierra sola: se retira con motivo y segundo factor, y queda anotado.</translation>
        </message>
        <message>
            <source>Save the evidence</source>
            <translation>Guardar las pruebas</translation>
        </message>
        <message>
            <source>Evidence (*.json)</source>
            <translation>Pruebas (*.json)</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Guardado.</translation>
        </message>
        <message>
            <source>The file could not be written: %1</source>
            <translation>No se pudo escribir el archivo: %1</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copiado.</translation>
        </message>
        <message>
            <source>It could not be checked; the platform did not answer.</source>
            <translation>No se pudo comprobar; la plataforma no respondió.</translation>
        </message>
        <message>
            <source>The head that came now fits the one that was verified. The alarm stays until it is lifted.</source>
            <translation>La cabecera recibida ahora encaja con la verificada. La alarma sigue hasta que se retire.</translation>
        </message>
        <message>
            <source>The same again: %1.</source>
            <translation>Otra vez lo mismo: %1.</translation>
        </message>
        <message>
            <source>Signed last</source>
            <translation>Última firmada</translation>
        </message>
        <message>
            <source>not shown</source>
            <translation>no se muestra</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>Perdidos</translation>
        </message>
        <message>
            <source>Begun anew</source>
            <translation>Nuevo inicio</translation>
        </message>
        <message>
            <source>Reason given</source>
            <translation>Motivo indicado</translation>
        </message>
        <message>
            <source>Held against the key that the platform now shows</source>
            <translation>Comprobada con la clave que la plataforma muestra ahora</translation>
        </message>
        <message>
            <source>Accept the loss…</source>
            <translation>Aceptar la pérdida…</translation>
        </message>
        <message numerus="yes">
            <source>%n leaves</source>
            <translation>
                <numerusform>%n hoja</numerusform>
                <numerusform>%n hojas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogLine</name>
        <message>
            <source>Log head as of %3: %1 entries, root %2…. The platform could not be asked when this was saved, and this console has not checked it.</source>
            <translation>Cabeza del registro a %3: %1 entradas, raíz %2…. No se pudo preguntar a la plataforma al guardar, y esta consola no la ha comprobado.</translation>
        </message>
        <message>
            <source>Log: %1 entries, root %2…, as the platform told it on %3. This console has not checked it.</source>
            <translation>Registro: %1 entradas, raíz %2…, según la plataforma el %3. Esta consola no lo ha comprobado.</translation>
        </message>
        <message>
            <source>Log: not available for your role.</source>
            <translation>Registro: no disponible para tu rol.</translation>
        </message>
        <message>
            <source>Log: not available when this was saved.</source>
            <translation>Registro: no disponible al guardar este archivo.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogWords</name>
        <message>
            <source>trusted on first use, %1</source>
            <translation>fijada en el primer uso, %1</translation>
        </message>
        <message>
            <source>Nothing is verified: %1</source>
            <translation>Nada está verificado: %1</translation>
        </message>
        <message>
            <source>Verified against head %1 · %2</source>
            <translation>Verificado con la cabecera %1 · %2</translation>
        </message>
        <message>
            <source>Checking the log’s head…</source>
            <translation>Comprobando la cabecera del registro…</translation>
        </message>
        <message>
            <source>Head %1 of %2, not checked again without a connection</source>
            <translation>Cabecera %1 del %2, sin comprobar de nuevo por falta de conexión</translation>
        </message>
        <message>
            <source>Not verified: %1</source>
            <translation>Sin verificar: %1</translation>
        </message>
        <message>
            <source>The log’s head could not be checked</source>
            <translation>No se pudo comprobar la cabecera del registro</translation>
        </message>
        <message>
            <source>Not verified yet</source>
            <translation>Aún sin verificar</translation>
        </message>
        <message>
            <source>Log in alarm · %1</source>
            <translation>Registro en alarma · %1</translation>
        </message>
        <message>
            <source>Log verified · %1 leaves</source>
            <translation>Registro verificado · %1 hojas</translation>
        </message>
        <message>
            <source>Log not verified</source>
            <translation>Registro sin verificar</translation>
        </message>
        <message>
            <source>verified</source>
            <translation>verificada</translation>
        </message>
        <message>
            <source>trusted on first use</source>
            <translation>fijada en el primer uso</translation>
        </message>
        <message>
            <source>rollback</source>
            <translation>retroceso</translation>
        </message>
        <message>
            <source>fork</source>
            <translation>bifurcación</translation>
        </message>
        <message>
            <source>wrong signature</source>
            <translation>firma no válida</translation>
        </message>
        <message>
            <source>another key</source>
            <translation>otra clave</translation>
        </message>
        <message>
            <source>another log</source>
            <translation>otro registro</translation>
        </message>
        <message>
            <source>log begun anew</source>
            <translation>registro empezado de nuevo</translation>
        </message>
        <message>
            <source>not in the log</source>
            <translation>no está en el registro</translation>
        </message>
        <message>
            <source>missing content</source>
            <translation>falta el contenido</translation>
        </message>
        <message>
            <source>incomplete result</source>
            <translation>resultado incompleto</translation>
        </message>
        <message>
            <source>outdated proof</source>
            <translation>prueba anticuada</translation>
        </message>
        <message>
            <source>unreadable proof</source>
            <translation>prueba ilegible</translation>
        </message>
        <message>
            <source>What is shown is not what the log holds</source>
            <translation>Lo que se muestra no es lo que guarda el registro</translation>
        </message>
        <message>
            <source>The log is not signed by whom this computer knows</source>
            <translation>El registro no está firmado por quien este equipo conoce</translation>
        </message>
        <message>
            <source>The log was begun anew</source>
            <translation>El registro se empezó de nuevo</translation>
        </message>
        <message>
            <source>The log is not the one that this computer has already verified</source>
            <translation>El registro no coincide con el que este equipo ya había verificado</translation>
        </message>
        <message>
            <source>The platform has signed two heads of which neither continues the other (fork). Some decision that was verified is not the same in both. It is no fault of the network.</source>
            <translation>La plataforma ha firmado dos cabeceras de las que ninguna continúa a la otra (bifurcación). Alguna decisión ya verificada no tiene el mismo contenido en las dos. No es un fallo de la red.</translation>
        </message>
        <message>
            <source>The platform now signs a head that covers fewer decisions than one that was verified before (rollback). Some of them are missing. It is no fault of the network.</source>
            <translation>La plataforma firma ahora una cabecera que abarca menos decisiones que otra ya verificada (retroceso). Faltan algunas. No es un fallo de la red.</translation>
        </message>
        <message>
            <source>The head that came is not signed by the log’s key. Somebody between here and the platform, or the platform itself, has changed it.</source>
            <translation>La cabecera recibida no está firmada con la clave del registro. La ha cambiado alguien entre este equipo y la plataforma, o la propia plataforma.</translation>
        </message>
        <message>
            <source>The head that came is signed by another key than the one that this computer knows. Ask the platform’s people whether they changed it, by another way than this one.</source>
            <translation>La cabecera recibida está firmada con otra clave que la que conoce este equipo. Pregunta a los responsables de la plataforma, por otro medio, si la han cambiado.</translation>
        </message>
        <message>
            <source>The head that came is of another organisation or another platform.</source>
            <translation>La cabecera recibida es de otra organización o de otra plataforma.</translation>
        </message>
        <message>
            <source>A decision that was shown is not what the signed log holds.</source>
            <translation>Una decisión mostrada no es lo que guarda el registro firmado.</translation>
        </message>
        <message>
            <source>Decision %1 is not what the signed log holds.</source>
            <translation>La decisión %1 no es lo que guarda el registro firmado.</translation>
        </message>
        <message>
            <source>A result that was shown is not what the signed log holds.</source>
            <translation>Un resultado mostrado no es lo que guarda el registro firmado.</translation>
        </message>
        <message>
            <source>A result that was shown is not what the signed log holds; decision %1 is the first that differs.</source>
            <translation>Un resultado mostrado no es lo que guarda el registro firmado; la decisión %1 es la primera que difiere.</translation>
        </message>
        <message>
            <source>The content of a decision is missing, and no retention covers that.</source>
            <translation>Falta el contenido de una decisión, y ninguna retención lo ampara.</translation>
        </message>
        <message>
            <source>The content of decision %1 is missing, and no retention covers that.</source>
            <translation>Falta el contenido de la decisión %1, y ninguna retención lo ampara.</translation>
        </message>
        <message>
            <source>What came with the log does not fit.</source>
            <translation>Lo que llegó con el registro no encaja.</translation>
        </message>
        <message>
            <source>%1 Since %2.</source>
            <translation>%1 Desde las %2.</translation>
        </message>
        <message>
            <source>erased by retention</source>
            <translation>borrada por la retención</translation>
        </message>
        <message>
            <source>The platform keeps a new log, as after a backup that was put back. What the old one held after the backup is not in it, and which numbers that were the platform does not show.</source>
            <translation>La plataforma lleva un registro nuevo, como tras restaurar una copia de seguridad. Lo que el antiguo contenía después de la copia no está en él, y la plataforma no muestra qué números eran.</translation>
        </message>
        <message>
            <source>The platform keeps a new log, as after a backup that was put back. The numbers %1 of the old one are lost, and what came after bears them again.</source>
            <translation>La plataforma lleva un registro nuevo, como tras restaurar una copia de seguridad. Los números %1 del antiguo se perdieron, y lo que vino después los lleva otra vez.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 a %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::MainWindow</name>
        <message>
            <source>Atalaya</source>
            <translation>Atalaya</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Este ordenador</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Bloqueada</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::MapLegend</name>
        <message>
            <source>new limit</source>
            <translation>límite nuevo</translation>
        </message>
        <message>
            <source>limit in force</source>
            <translation>límite actual</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automática</translation>
        </message>
        <message>
            <source>review</source>
            <translation>revisión</translation>
        </message>
        <message>
            <source>block</source>
            <translation>bloqueo</translation>
        </message>
        <message>
            <source>hidden, contradiction or gap</source>
            <translation>tapada, contradicción o hueco</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::MaskingPreviewBox</name>
        <message>
            <source>What is found in the text stands here, with its kind.</source>
            <translation>Aquí aparece lo que se encuentre en el texto, con su tipo.</translation>
        </message>
        <message>
            <source>Nothing in it looks like personal data.</source>
            <translation>Nada en él parece un dato personal.</translation>
        </message>
        <message>
            <source>Masked: %1. Stored as it comes: %2, because its kind is switched off; it counts as personal data all the same.</source>
            <translation>Enmascarados: %1. Se guardan tal como llegan: %2, porque su tipo está desactivado; cuentan igualmente como datos personales.</translation>
        </message>
        <message>
            <source>Masked: %1.</source>
            <translation>Enmascarados: %1.</translation>
        </message>
        <message>
            <source>Only the first 32,768 characters are looked at.</source>
            <translation>Solo se miran los primeros 32.768 caracteres.</translation>
        </message>
        <message>
            <source>The first 200 are listed.</source>
            <translation>Se listan los 200 primeros.</translation>
        </message>
        <message>
            <source>Try the masking</source>
            <translation>Probar el enmascarado</translation>
        </message>
        <message>
            <source>Type or paste something as an agent would send it. It is looked at on this computer, by the code that the platform uses; nothing of it is sent or kept.</source>
            <translation>Escribe o pega algo como lo enviaría un agente. Se mira en este ordenador, con el mismo código que usa la plataforma; nada de ello se envía ni se guarda.</translation>
        </message>
        <message>
            <source>A text to try the masking with</source>
            <translation>Un texto para probar el enmascarado</translation>
        </message>
        <message>
            <source>For example: Ana Ruiz, ana.ruiz@example.org, tel. 600 123 456</source>
            <translation>Por ejemplo: Ana Ruiz, ana.ruiz@example.org, tel. 600 123 456</translation>
        </message>
        <message>
            <source>This would be stored</source>
            <translation>Se guardaría esto</translation>
        </message>
        <message>
            <source>What is found in the text</source>
            <translation>Lo que se encuentra en el texto</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ModeChoice</name>
        <message>
            <source>then</source>
            <translation>entonces</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::Navigation</name>
        <message>
            <source>Widen the navigation</source>
            <translation>Ensanchar la navegación</translation>
        </message>
        <message>
            <source>Narrow the navigation to icons</source>
            <translation>Reducir la navegación a iconos</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::NotificationWords</name>
        <message>
            <source>Something happened that this version of the console has no words for.</source>
            <translation>Ha pasado algo para lo que esta versión de la consola no tiene palabras.</translation>
        </message>
        <message>
            <source>{by} asks for an override of the policy “{policy}”.</source>
            <translation>{by} pide una excepción a la política «{policy}».</translation>
        </message>
        <message>
            <source>{by} approved your override of the policy “{policy}”.</source>
            <translation>{by} aprobó tu excepción a la política «{policy}».</translation>
        </message>
        <message>
            <source>{by} rejected your override of the policy “{policy}”.</source>
            <translation>{by} rechazó tu excepción a la política «{policy}».</translation>
        </message>
        <message>
            <source>{by} ended your override of the policy “{policy}”.</source>
            <translation>{by} puso fin a tu excepción a la política «{policy}».</translation>
        </message>
        <message>
            <source>Your override of the policy “{policy}” was used: the decision went ahead.</source>
            <translation>Tu excepción a la política «{policy}» se usó: la decisión siguió adelante.</translation>
        </message>
        <message>
            <source>Your override of the policy “{policy}” has run out.</source>
            <translation>Tu excepción a la política «{policy}» ha caducado.</translation>
        </message>
        <message>
            <source>Nobody answered in time when you asked for an override of the policy “{policy}”.</source>
            <translation>Nadie respondió a tiempo cuando pediste una excepción a la política «{policy}».</translation>
        </message>
        <message>
            <source>{by} published version {version} of the policy “{policy}”.</source>
            <translation>{by} publicó la versión {version} de la política «{policy}».</translation>
        </message>
        <message>
            <source>{by} wants to publish the policy “{policy}”: a second person has to agree.</source>
            <translation>{by} quiere publicar la política «{policy}»: tiene que confirmarla una segunda persona.</translation>
        </message>
        <message>
            <source>{by} agreed: version {version} of the policy “{policy}” is in force.</source>
            <translation>{by} la confirmó: la versión {version} de la política «{policy}» está en vigor.</translation>
        </message>
        <message>
            <source>{by} did not agree to the policy “{policy}”; what you wanted to publish is a draft.</source>
            <translation>{by} no confirmó la política «{policy}»; lo que querías publicar es un borrador.</translation>
        </message>
        <message>
            <source>{by} wants to change how policies decide: a second person has to agree.</source>
            <translation>{by} quiere cambiar cómo deciden las políticas: tiene que confirmarlo una segunda persona.</translation>
        </message>
        <message>
            <source>{by} agreed to your change of how policies decide.</source>
            <translation>{by} confirmó tu cambio de cómo deciden las políticas.</translation>
        </message>
        <message>
            <source>{by} did not agree to your change of how policies decide.</source>
            <translation>{by} no confirmó tu cambio de cómo deciden las políticas.</translation>
        </message>
        <message>
            <source>{by} asks for approval of the prompt template “{prompt}”.</source>
            <translation>{by} pide que se apruebe la plantilla de prompt «{prompt}».</translation>
        </message>
        <message>
            <source>{by} approved version {version} of the prompt template “{prompt}”.</source>
            <translation>{by} aprobó la versión {version} de la plantilla de prompt «{prompt}».</translation>
        </message>
        <message>
            <source>{by} rejected the prompt template “{prompt}”.</source>
            <translation>{by} rechazó la plantilla de prompt «{prompt}».</translation>
        </message>
        <message>
            <source>Your time for a review is over; others can take it now. Policy: “{policy}”.</source>
            <translation>Se acabó tu tiempo para una revisión; ahora pueden tomarla otras personas. Política: «{policy}».</translation>
        </message>
        <message>
            <source>Somebody whose account is gone</source>
            <translation>Alguien cuya cuenta ya no existe</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>ahora mismo</translation>
        </message>
        <message>
            <source>%1 min ago</source>
            <translation>hace %1 min</translation>
        </message>
        <message>
            <source>%1 h ago</source>
            <translation>hace %1 h</translation>
        </message>
        <message>
            <source>yesterday, %1</source>
            <comment>hour</comment>
            <translation>ayer, %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::NotificationsPane</name>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Mark as read</source>
            <translation>Marcar como leída</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notificaciones</translation>
        </message>
        <message>
            <source>Notifications, the newest first</source>
            <translation>Notificaciones, primero las más recientes</translation>
        </message>
        <message>
            <source>Mark all as read</source>
            <translation>Marcar todas como leídas</translation>
        </message>
        <message>
            <source>Enter opens, Space marks as read</source>
            <translation>Intro abre, Espacio marca como leída</translation>
        </message>
        <message>
            <source>Nothing to tell you</source>
            <translation>Nada que contarte</translation>
        </message>
        <message>
            <source>What others ask of you, and what becomes of what you asked, is told here.</source>
            <translation>Aquí se cuenta lo que otras personas te piden y en qué queda lo que pediste tú.</translation>
        </message>
        <message>
            <source>There is no connection, and your notifications were never read here</source>
            <translation>No hay conexión y tus notificaciones nunca se leyeron aquí</translation>
        </message>
        <message>
            <source>Your notifications could not be read</source>
            <translation>Tus notificaciones no se pudieron leer</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Volver a intentarlo</translation>
        </message>
        <message>
            <source>It could not be marked as read: %1.</source>
            <translation>No se pudo marcar como leída: %1.</translation>
        </message>
        <message>
            <source>They could not be renewed. What you see is from %1.</source>
            <translation>No se pudieron renovar. Lo que ves es de las %1.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::NotificationsProxy</name>
        <message>
            <source>%1 %2, read.</source>
            <comment>sentence, how long ago</comment>
            <translation>%1 %2, leída.</translation>
        </message>
        <message>
            <source>%1 %2, unread.</source>
            <comment>sentence, how long ago</comment>
            <translation>%1 %2, sin leer.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OpeningPage</name>
        <message>
            <source>Opening your keys</source>
            <translation>Abriendo tus claves</translation>
        </message>
        <message>
            <source>The keychain of this computer has not answered yet. It may be asking for its password in a window of its own.</source>
            <translation>El llavero de este ordenador aún no ha respondido. Puede que esté pidiendo su contraseña en una ventana suya.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OperationRow</name>
        <message>
            <source>Copy the code</source>
            <translation>Copiar el código</translation>
        </message>
        <message>
            <source>Copy the code %1</source>
            <translation>Copiar el código %1</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Reintentar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OperationWords</name>
        <message>
            <source>Reading the dashboard</source>
            <translation>Leyendo el panel</translation>
        </message>
        <message>
            <source>Reading the head of the log</source>
            <translation>Leyendo la cabeza del registro</translation>
        </message>
        <message>
            <source>Reading the rows of a figure</source>
            <translation>Leyendo las filas de una cifra</translation>
        </message>
        <message>
            <source>Reading the usage</source>
            <translation>Leyendo el uso</translation>
        </message>
        <message>
            <source>Reading your sessions</source>
            <translation>Leyendo tus sesiones</translation>
        </message>
        <message>
            <source>Ending a session</source>
            <translation>Cerrando una sesión</translation>
        </message>
        <message>
            <source>Renewing the session</source>
            <translation>Renovando la sesión</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Entrando</translation>
        </message>
        <message>
            <source>Reading the demo accounts</source>
            <translation>Leyendo las cuentas de demostración</translation>
        </message>
        <message>
            <source>Saving or copying figures</source>
            <translation>Guardando o copiando cifras</translation>
        </message>
        <message>
            <source>Talking to the platform</source>
            <translation>Hablando con la plataforma</translation>
        </message>
        <message>
            <source>Unlocking the window</source>
            <translation>Desbloqueando la ventana</translation>
        </message>
        <message>
            <source>Exporting decisions</source>
            <translation>Exportando decisiones</translation>
        </message>
        <message>
            <source>Checking an export</source>
            <translation>Comprobando una exportación</translation>
        </message>
        <message>
            <source>Publishing a policy</source>
            <translation>Publicando una política</translation>
        </message>
        <message>
            <source>Saving a draft</source>
            <translation>Guardando un borrador</translation>
        </message>
        <message>
            <source>Reading the policies</source>
            <translation>Leyendo las políticas</translation>
        </message>
        <message>
            <source>Trying a draft of a policy</source>
            <translation>Probando un borrador de una política</translation>
        </message>
        <message>
            <source>Taking or putting back a review</source>
            <translation>Tomando o devolviendo una revisión</translation>
        </message>
        <message>
            <source>Saying a word in review</source>
            <translation>Guardando una revisión</translation>
        </message>
        <message>
            <source>Changing the governance settings</source>
            <translation>Cambiando los ajustes de gobierno</translation>
        </message>
        <message>
            <source>Reading the review queue</source>
            <translation>Leyendo la cola de revisión</translation>
        </message>
        <message>
            <source>Requesting an override</source>
            <translation>Solicitando una excepción</translation>
        </message>
        <message>
            <source>Deciding about an override</source>
            <translation>Decidiendo sobre una excepción</translation>
        </message>
        <message>
            <source>Asking why a decision came out so</source>
            <translation>Preguntando por qué una decisión salió así</translation>
        </message>
        <message>
            <source>Reading the overrides</source>
            <translation>Leyendo las excepciones</translation>
        </message>
        <message>
            <source>Saving the rules of safe use</source>
            <translation>Guardando las reglas de uso seguro</translation>
        </message>
        <message>
            <source>Reading the rules of safe use</source>
            <translation>Leyendo las reglas de uso seguro</translation>
        </message>
        <message>
            <source>Deciding about a prompt template</source>
            <translation>Decidiendo sobre una plantilla de prompt</translation>
        </message>
        <message>
            <source>Saving a prompt template</source>
            <translation>Guardando una plantilla de prompt</translation>
        </message>
        <message>
            <source>Reading the prompt templates</source>
            <translation>Leyendo las plantillas de prompts</translation>
        </message>
        <message>
            <source>Marking notifications as read</source>
            <translation>Marcando notificaciones como leídas</translation>
        </message>
        <message>
            <source>Reading the notifications</source>
            <translation>Leyendo las notificaciones</translation>
        </message>
        <message>
            <source>Changing the plan</source>
            <translation>Cambiando el plan</translation>
        </message>
        <message>
            <source>Trying another plan</source>
            <translation>Probando otro plan</translation>
        </message>
        <message>
            <source>Trying a payment</source>
            <translation>Probando un pago</translation>
        </message>
        <message>
            <source>Reading the invoices</source>
            <translation>Leyendo las facturas</translation>
        </message>
        <message>
            <source>Reading the plan</source>
            <translation>Leyendo el plan</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OperationsPane</name>
        <message>
            <source>Nothing is running.</source>
            <translation>No hay nada en curso.</translation>
        </message>
        <message>
            <source>Failed lately</source>
            <translation>Fallos recientes</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Red</translation>
        </message>
        <message>
            <source>The platform answers.</source>
            <translation>La plataforma responde.</translation>
        </message>
        <message>
            <source>No connection since %1.</source>
            <translation>Sin conexión desde las %1.</translation>
        </message>
        <message>
            <source>Tried last at %1.</source>
            <translation>Último intento a las %1.</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Probar ahora</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>En curso</translation>
        </message>
        <message>
            <source>Forget these</source>
            <translation>Olvidarlos</translation>
        </message>
        <message>
            <source>What was read</source>
            <translation>Lo leído</translation>
        </message>
        <message>
            <source>Your keys</source>
            <translation>Tus claves</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Cambiar…</translation>
        </message>
        <message>
            <source>Change where the keys are kept</source>
            <translation>Cambiar dónde se guardan las claves</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OtherDecisions</name>
        <message>
            <source>No other decision on this entity</source>
            <translation>Ninguna otra decisión sobre esta entidad</translation>
        </message>
        <message>
            <source>Other decisions on this entity</source>
            <translation>Otras decisiones sobre esta entidad</translation>
        </message>
        <message>
            <source>Show all %1 in the table</source>
            <translation>Mostrar las %1 en la tabla</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OverrideDialog</name>
        <message>
            <source>Request an override</source>
            <translation>Solicitar una excepción</translation>
        </message>
        <message>
            <source>&amp;Why it should go ahead</source>
            <translation>&amp;Por qué debe seguir adelante</translation>
        </message>
        <message>
            <source>Why it should go ahead</source>
            <translation>Por qué debe seguir adelante</translation>
        </message>
        <message>
            <source>&amp;Once: exactly the same request</source>
            <translation>&amp;Una vez: exactamente la misma petición</translation>
        </message>
        <message>
            <source>Once: exactly the same request</source>
            <translation>Una vez: exactamente la misma petición</translation>
        </message>
        <message>
            <source>This &amp;entity, for some hours: the same agent and action</source>
            <translation>Esta &amp;entidad, durante unas horas: el mismo agente y acción</translation>
        </message>
        <message>
            <source>This entity, for some hours: the same agent and action</source>
            <translation>Esta entidad, durante unas horas: el mismo agente y acción</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Horas</translation>
        </message>
        <message>
            <source>h</source>
            <comment>hours, after a number</comment>
            <translation>h</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Decision %1. Somebody else has to agree before anything goes ahead.</source>
            <translation>Decisión %1. Otra persona tiene que aceptarlo antes de que siga adelante.</translation>
        </message>
        <message>
            <source>You had begun this before; it was kept on this computer.</source>
            <translation>Ya habías empezado; se conservó en este equipo.</translation>
        </message>
        <message>
            <source>The wish is open for seven days. It is written into the log.</source>
            <translation>La solicitud queda abierta siete días. Se escribe en el registro.</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Enviando…</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Solicitar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OverridePane</name>
        <message>
            <source>Approve</source>
            <translation>Aprobar</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Retirar</translation>
        </message>
        <message>
            <source>In the log</source>
            <translation>En el registro</translation>
        </message>
        <message>
            <source>Show the decision in the AI audit log</source>
            <translation>Mostrar la decisión en el registro de IA</translation>
        </message>
        <message>
            <source>Note for those who read it later</source>
            <translation>Nota para quien lo lea después</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Excepción</translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a sentence that is quoted</comment>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>No override is chosen</source>
            <translation>No hay ninguna excepción elegida</translation>
        </message>
        <message>
            <source>Choose one of the list.</source>
            <translation>Elige una de la lista.</translation>
        </message>
        <message>
            <source>Reading the override…</source>
            <translation>Leyendo la excepción…</translation>
        </message>
        <message>
            <source>You asked for it, so somebody else has to agree.</source>
            <translation>La solicitaste tú, así que tiene que aceptarla otra persona.</translation>
        </message>
        <message>
            <source>It waits for somebody who may approve.</source>
            <translation>Espera a alguien que pueda aprobarla.</translation>
        </message>
        <message>
            <source>The agent has to send exactly this request again, and name the override.</source>
            <translation>El agente tiene que volver a enviar exactamente esta petición y nombrar la excepción.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OverrideWords</name>
        <message>
            <source>Waits for approval</source>
            <translation>Espera aprobación</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Aprobada</translation>
        </message>
        <message>
            <source>Executed</source>
            <translation>Ejecutada</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Retirada</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Caducada</translation>
        </message>
        <message>
            <source>Once</source>
            <translation>Una vez</translation>
        </message>
        <message>
            <source>This entity, for one hour</source>
            <translation>Esta entidad, durante una hora</translation>
        </message>
        <message>
            <source>This entity, for %1 hours</source>
            <translation>Esta entidad, durante %1 horas</translation>
        </message>
        <message>
            <source>an account that is gone</source>
            <translation>una cuenta que ya no existe</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Alcance</translation>
        </message>
        <message>
            <source>Asked for by</source>
            <translation>Solicitada por</translation>
        </message>
        <message>
            <source>Taken back by</source>
            <translation>Retirada por</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Decidida por</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Termina</translation>
        </message>
        <message>
            <source>once</source>
            <translation>una vez</translation>
        </message>
        <message>
            <source>%1 times</source>
            <translation>%1 veces</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.</source>
            <translation>Otra persona la ha cambiado entretanto. Lo que ves ahora es lo suyo; míralo de nuevo.</translation>
        </message>
        <message>
            <source>Somebody has spoken about it already.</source>
            <translation>Alguien ya ha decidido sobre ella.</translation>
        </message>
        <message>
            <source>Its time is over.</source>
            <translation>Su plazo ha terminado.</translation>
        </message>
        <message>
            <source>It was good for once, and has been used.</source>
            <translation>Valía para una vez y ya se ha usado.</translation>
        </message>
        <message>
            <source>Who asked for it can’t be the one who agrees.</source>
            <translation>Quien la solicitó no puede ser quien la acepte.</translation>
        </message>
        <message>
            <source>Only who asked for it, or who may approve, can take it back.</source>
            <translation>Solo puede retirarla quien la solicitó o quien puede aprobarla.</translation>
        </message>
        <message>
            <source>Somebody has asked for this decision already.</source>
            <translation>Alguien ya ha solicitado una para esta decisión.</translation>
        </message>
        <message>
            <source>The decision was executed; there is nothing to lift.</source>
            <translation>La decisión se ejecutó; no hay nada que levantar.</translation>
        </message>
        <message>
            <source>Retention has erased what the decision was about.</source>
            <translation>La retención ha borrado de qué trataba la decisión.</translation>
        </message>
        <message>
            <source>Nothing was changed: the code was not given.</source>
            <translation>No se ha cambiado nada: no se dio el código.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OverridesPage</name>
        <message>
            <source>The newest %1 of %2.</source>
            <translation>Las %1 más recientes de %2.</translation>
        </message>
        <message>
            <source>The newest first. Who asked can’t be the one who agrees.</source>
            <translation>Primero las más recientes. Quien solicita no puede ser quien acepta.</translation>
        </message>
        <message>
            <source>The list could not be renewed. What you see is from %1.</source>
            <translation>La lista no se pudo renovar. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>None is in this state</source>
            <translation>Ninguna está en este estado</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Mostrar todas</translation>
        </message>
        <message>
            <source>Nobody has asked for an override</source>
            <translation>Nadie ha solicitado una excepción</translation>
        </message>
        <message>
            <source>Open a blocked decision in the AI audit log to request one.</source>
            <translation>Abre una decisión bloqueada en el registro de IA para solicitar una.</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Mirar de nuevo</translation>
        </message>
        <message>
            <source>No connection, and the overrides were never read here</source>
            <translation>No hay conexión y las excepciones nunca se leyeron aquí</translation>
        </message>
        <message>
            <source>They appear by themselves as soon as the platform answers.</source>
            <translation>Aparecerán solas en cuanto la plataforma responda.</translation>
        </message>
        <message>
            <source>The overrides could not be read</source>
            <translation>Las excepciones no se pudieron leer</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Overrides</source>
            <translation>Excepciones</translation>
        </message>
        <message>
            <source>Approve it, with your second factor</source>
            <translation>Aprobarla, con tu segundo factor</translation>
        </message>
        <message>
            <source>Reject it, with your second factor</source>
            <translation>Rechazarla, con tu segundo factor</translation>
        </message>
        <message>
            <source>To the next part of the page</source>
            <translation>A la siguiente parte de la página</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::OverridesProxy</name>
        <message>
            <source>erased</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>an account that is gone</source>
            <translation>una cuenta que ya no existe</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Solicitada</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>Alcance</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Termina</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PageHost</name>
        <message>
            <source>I need to see “%1” in Atalaya. My role is %2.</source>
            <translation>Necesito ver «%1» en Atalaya. Mi rol es %2.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PassphraseRule</name>
        <message>
            <source>Use at least %1 characters; four or five words are easy to keep in mind.</source>
            <translation>Usa al menos %1 caracteres; cuatro o cinco palabras se recuerdan bien.</translation>
        </message>
        <message>
            <source>These are too few different characters.</source>
            <translation>Son muy pocos caracteres distintos.</translation>
        </message>
        <message>
            <source>Your name and your e-mail are guessed first; add words of your own.</source>
            <translation>Tu nombre y tu correo es lo primero que se prueba; añade palabras tuyas.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PasswordStep</name>
        <message>
            <source>This is not an address.</source>
            <translation>Esto no es una dirección.</translation>
        </message>
        <message>
            <source>For example https://console.example.org</source>
            <translation>Por ejemplo https://console.example.org</translation>
        </message>
        <message>
            <source>Fill in your e-mail.</source>
            <translation>Rellena tu correo.</translation>
        </message>
        <message>
            <source>Fill in your password.</source>
            <translation>Rellena tu contraseña.</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Este ordenador</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>Entrando…</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Admin console</source>
            <translation>Consola de administración</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>Step 1 of 2. Your account on the platform.</source>
            <translation>Paso 1 de 2. Tu cuenta en la plataforma.</translation>
        </message>
        <message>
            <source>&amp;Server</source>
            <translation>&amp;Servidor</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Servidor</translation>
        </message>
        <message>
            <source>&amp;E-mail</source>
            <translation>C&amp;orreo</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Correo</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Contraseña</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>Mostrar la contraseña</translation>
        </message>
        <message>
            <source>Hide the password</source>
            <translation>Ocultar la contraseña</translation>
        </message>
        <message>
            <source>&amp;Organisation</source>
            <translation>Or&amp;ganización</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Organización</translation>
        </message>
        <message>
            <source>For example ascensores-xyz</source>
            <translation>Por ejemplo, ascensores-xyz</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PendingDialog</name>
        <message>
            <source>Waits for a second person: “%1”</source>
            <translation>Espera a una segunda persona: «%1»</translation>
        </message>
        <message>
            <source>You asked for this on %1</source>
            <translation>Lo pediste el %1</translation>
        </message>
        <message>
            <source>In force now</source>
            <translation>En vigor ahora</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Lo pedido</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Lo que cambia</translation>
        </message>
        <message>
            <source>Another person has to agree; you can take it back.</source>
            <translation>Otra persona tiene que confirmarlo; puedes retirarlo.</translation>
        </message>
        <message>
            <source>Agreeing asks for your second factor, and puts it into force at once. Both are written into the log.</source>
            <translation>Para confirmarlo se pide tu segundo factor, y entra en vigor en el acto. Ambas cosas quedan escritas en el registro.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Retirarlo</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>Agree and publish</source>
            <translation>Confirmar y publicar</translation>
        </message>
        <message>
            <source>%1 asked for this on %2</source>
            <translation>%1 lo pidió el %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PeriodButton</name>
        <message>
            <source>Period: %1</source>
            <translation>Periodo: %1</translation>
        </message>
        <message>
            <source>Choose another period</source>
            <translation>Elegir otro periodo</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 días</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 días</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>Últimos 90 días</translation>
        </message>
        <message>
            <source>Last 365 days</source>
            <translation>Últimos 365 días</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Este mes</translation>
        </message>
        <message>
            <source>Another period…</source>
            <translation>Otro periodo…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PeriodControl</name>
        <message>
            <source>Period</source>
            <translation>Periodo</translation>
        </message>
        <message>
            <source>7 d</source>
            <translation>7 d</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 días</translation>
        </message>
        <message>
            <source>30 d</source>
            <translation>30 d</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 días</translation>
        </message>
        <message>
            <source>90 d</source>
            <translation>90 d</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>Últimos 90 días</translation>
        </message>
        <message>
            <source>365 d</source>
            <translation>365 d</translation>
        </message>
        <message>
            <source>Last 365 days</source>
            <translation>Últimos 365 días</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Mes</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Este mes</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Otro…</translation>
        </message>
        <message>
            <source>Another period</source>
            <translation>Otro periodo</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PeriodDialog</name>
        <message>
            <source>Write the first day.</source>
            <translation>Escribe el primer día.</translation>
        </message>
        <message>
            <source>Write the last day.</source>
            <translation>Escribe el último día.</translation>
        </message>
        <message>
            <source>The last day is before the first one.</source>
            <translation>El último día es anterior al primero.</translation>
        </message>
        <message>
            <source>The last day is in the future; today is %1.</source>
            <translation>El último día está en el futuro; hoy es %1.</translation>
        </message>
        <message>
            <source>A period has at most %1 days.</source>
            <translation>Un periodo tiene como mucho %1 días.</translation>
        </message>
        <message>
            <source>Choose a period</source>
            <translation>Elige un periodo</translation>
        </message>
        <message>
            <source>&amp;First day</source>
            <translation>&amp;Primer día</translation>
        </message>
        <message>
            <source>&amp;Last day, included</source>
            <translation>Ú&amp;ltimo día, incluido</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <source>Last day, included</source>
            <translation>Último día, incluido</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PersonBox</name>
        <message>
            <source>Who you are</source>
            <translation>Quién eres</translation>
        </message>
        <message>
            <source>Second factor</source>
            <translation>Segundo factor</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Correo</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rol</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Plataforma</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Activado</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Desactivado</translation>
        </message>
        <message>
            <source>Each sign-in asks for a code of your authenticator app.</source>
            <translation>Cada entrada pide un código de tu aplicación de autenticación.</translation>
        </message>
        <message>
            <source>You sign in with the password alone.</source>
            <translation>Entras solo con la contraseña.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PoliciesPage</name>
        <message>
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <source>Open the chosen policy</source>
            <translation>Abrir la política elegida</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>New policy</source>
            <translation>Nueva política</translation>
        </message>
        <message>
            <source>Policy “%1”</source>
            <translation>Política «%1»</translation>
        </message>
        <message>
            <source>Strictest first, then by priority. Where no policy speaks: %1.</source>
            <translation>Manda la más estricta; después, la prioridad. Donde ninguna política dice nada: %1.</translation>
        </message>
        <message>
            <source>Publishing takes two people.</source>
            <translation>Publicar requiere dos personas.</translation>
        </message>
        <message>
            <source>The list could not be renewed. What you see is from %1.</source>
            <translation>La lista no se ha podido renovar. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>There are no policies yet</source>
            <translation>Aún no hay políticas</translation>
        </message>
        <message>
            <source>A policy says what AI may do by itself, what a person reviews and what is blocked.</source>
            <translation>Una política dice qué puede hacer la IA por sí sola, qué revisa una persona y qué se bloquea.</translation>
        </message>
        <message>
            <source>Write the first one</source>
            <translation>Escribir la primera</translation>
        </message>
        <message>
            <source>No connection, and the policies were never read here</source>
            <translation>Sin conexión, y las políticas nunca se leyeron aquí</translation>
        </message>
        <message>
            <source>They appear by themselves as soon as the platform answers.</source>
            <translation>Aparecerán solas en cuanto la plataforma responda.</translation>
        </message>
        <message>
            <source>The policies could not be read</source>
            <translation>No se han podido leer las políticas</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
        <message>
            <source>Figures of the last 30 days.</source>
            <translation>Cifras de los últimos 30 días.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Import policies from a file</source>
            <translation>Importar políticas de un archivo</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Export what is published to a file</source>
            <translation>Exportar lo publicado a un archivo</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>Cerrar el mensaje</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Import policies</source>
            <translation>Importar políticas</translation>
        </message>
        <message>
            <source>Export policies</source>
            <translation>Exportar políticas</translation>
        </message>
        <message>
            <source>Policies (*.json)</source>
            <translation>Políticas (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>%n policies were written to %1.</source>
            <translation>
                <numerusform>Se ha escrito %n política en %1.</numerusform>
                <numerusform>Se han escrito %n políticas en %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>The file could not be written.</source>
            <translation>No se ha podido escribir el archivo.</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Ajustes…</translation>
        </message>
        <message>
            <source>Governance settings</source>
            <translation>Ajustes de gobierno</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PoliciesProxy</name>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>v%1</source>
            <translation>v%1</translation>
        </message>
        <message>
            <source>never published</source>
            <translation>sin publicar</translation>
        </message>
        <message>
            <source>%1, waits for a second person</source>
            <translation>%1, espera a una segunda persona</translation>
        </message>
        <message>
            <source>%1, draft</source>
            <translation>%1, borrador</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Último cambio</translation>
        </message>
        <message>
            <source>Executed</source>
            <translation>Ejecutadas</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Bloqueadas</translation>
        </message>
        <message>
            <source>%1, off</source>
            <translation>%1, inactiva</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyEditorPage</name>
        <message>
            <source>Back to the policies</source>
            <translation>Volver a las políticas</translation>
        </message>
        <message>
            <source>Back to the policies (Esc)</source>
            <translation>Volver a las políticas (Esc)</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <source>Versions of this policy</source>
            <translation>Versiones de esta política</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Descartar…</translation>
        </message>
        <message>
            <source>Discard the draft for good?</source>
            <translation>¿Descartar el borrador para siempre?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Publish…</source>
            <translation>Publicar…</translation>
        </message>
        <message>
            <source>Publish, asks for the second factor</source>
            <translation>Publicar, pide el segundo factor</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Draft v%1</source>
            <translation>Borrador v%1</translation>
        </message>
        <message>
            <source>In force, v%1</source>
            <translation>En vigor, v%1</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Not saved yet: something is missing. It is kept on this computer.</source>
            <translation>Aún sin guardar: falta algo. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Not saved. It is kept on this computer.</source>
            <translation>Sin guardar. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Somebody else saved first.</source>
            <translation>Otra persona ha guardado antes.</translation>
        </message>
        <message numerus="yes">
            <source>%n examples do not hold; it can&apos;t be published so.</source>
            <translation>
                <numerusform>%n ejemplo no se cumple; así no se puede publicar.</numerusform>
                <numerusform>%n ejemplos no se cumplen; así no se puede publicar.</numerusform>
            </translation>
        </message>
        <message>
            <source>Waits for a second person.</source>
            <translation>Espera a una segunda persona.</translation>
        </message>
        <message>
            <source>Draft saved at %1</source>
            <translation>Borrador guardado a las %1</translation>
        </message>
        <message>
            <source>What is shown is in force.</source>
            <translation>Lo que ves está en vigor.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Reading the policy…</source>
            <translation>Leyendo la política…</translation>
        </message>
        <message>
            <source>No connection, and this policy was never read here</source>
            <translation>Sin conexión, y esta política nunca se leyó aquí</translation>
        </message>
        <message>
            <source>It appears by itself as soon as the platform answers.</source>
            <translation>Aparecerá sola en cuanto la plataforma responda.</translation>
        </message>
        <message>
            <source>The policy could not be read</source>
            <translation>No se ha podido leer la política</translation>
        </message>
        <message>
            <source>New policy</source>
            <translation>Nueva política</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>From field to field, rules from top to bottom</source>
            <translation>De campo en campo, las reglas de arriba abajo</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>What you asked to publish waits for a second person.</source>
            <translation>Lo que pediste publicar espera a una segunda persona.</translation>
        </message>
        <message>
            <source>Somebody asks for your agreement before this is published.</source>
            <translation>Otra persona pide tu confirmación antes de publicar esto.</translation>
        </message>
        <message>
            <source>See and decide…</source>
            <translation>Ver y decidir…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyFormPane</name>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Entities, with commas; empty for all</source>
            <translation>Entidades, con comas; vacío para todas</translation>
        </message>
        <message>
            <source>Actions, with commas; empty for all</source>
            <translation>Acciones, con comas; vacío para todas</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>Names with commas between them; * stands for any characters</source>
            <translation>Nombres separados por comas; * vale por cualquier texto</translation>
        </message>
        <message>
            <source>Switched on</source>
            <translation>Activa</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir regla</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>En otro caso</translation>
        </message>
        <message>
            <source>Otherwise: say what happens when no rule fits</source>
            <translation>En otro caso: decir qué pasa cuando no se cumple ninguna regla</translation>
        </message>
        <message>
            <source>Otherwise, what happens</source>
            <translation>En otro caso, qué pasa</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>Vigencia</translation>
        </message>
        <message>
            <source>from</source>
            <translation>desde</translation>
        </message>
        <message>
            <source>until</source>
            <translation>hasta</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Responsable</translation>
        </message>
        <message>
            <source>Who answers for it</source>
            <translation>Quién responde de ella</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nadie</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Yo</translation>
        </message>
        <message>
            <source>Holds from</source>
            <translation>Vigencia desde</translation>
        </message>
        <message>
            <source>Holds until</source>
            <translation>Vigencia hasta</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyMapView</name>
        <message>
            <source>The default decides</source>
            <translation>Decide lo predeterminado</translation>
        </message>
        <message>
            <source>This policy decides</source>
            <translation>Decide esta política</translation>
        </message>
        <message>
            <source>“%1” decides</source>
            <translation>Decide «%1»</translation>
        </message>
        <message>
            <source>%1 and hides this policy</source>
            <translation>%1 y tapa esta política</translation>
        </message>
        <message>
            <source>%1 and contradicts this policy</source>
            <translation>%1 y contradice esta política</translation>
        </message>
        <message>
            <source>%1: nobody speaks there</source>
            <translation>%1: ahí no habla ninguna</translation>
        </message>
        <message>
            <source>%1; other conditions can change it</source>
            <translation>%1; otras condiciones pueden cambiarlo</translation>
        </message>
        <message>
            <source>Confidence %1 to %2, risk %3 to %4: %5. %6.</source>
            <translation>Confianza de %1 a %2, riesgo de %3 a %4: %5. %6.</translation>
        </message>
        <message>
            <source>Decision map</source>
            <translation>Mapa de decisiones</translation>
        </message>
        <message numerus="yes">
            <source>a sample of %n decisions</source>
            <translation>
                <numerusform>muestra de %n decisión</numerusform>
                <numerusform>muestra de %n decisiones</numerusform>
            </translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Outcome or decision</source>
            <translation>Resultado o decisión</translation>
        </message>
        <message>
            <source>Who decides</source>
            <translation>Quién decide</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>Sin datos</translation>
        </message>
        <message>
            <source>Entry %1</source>
            <translation>Entrada %1</translation>
        </message>
        <message>
            <source>Entry %1, confidence %2, risk %3: %4</source>
            <translation>Entrada %1, confianza %2, riesgo %3: %4</translation>
        </message>
        <message>
            <source>Decision map: who decides what, by confidence and risk</source>
            <translation>Mapa de decisiones: quién decide qué, según la confianza y el riesgo</translation>
        </message>
        <message>
            <source>Enter opens what is there in the audit log</source>
            <translation>Intro abre en el registro lo que hay ahí</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyReadingBox</name>
        <message>
            <source>It reads like this</source>
            <translation>Se lee así</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir regla</translation>
        </message>
        <message>
            <source>Open “%1”</source>
            <translation>Abrir «%1»</translation>
        </message>
        <message numerus="yes">
            <source>No conflicts with the %n other policies</source>
            <translation>
                <numerusform>Sin conflictos con la otra política</numerusform>
                <numerusform>Sin conflictos con las otras %n políticas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyReadingWords</name>
        <message>
            <source>the confidence is below %1</source>
            <translation>la confianza es menor que %1</translation>
        </message>
        <message>
            <source>the confidence is %1 or less</source>
            <translation>la confianza es %1 o menos</translation>
        </message>
        <message>
            <source>the confidence is above %1</source>
            <translation>la confianza es mayor que %1</translation>
        </message>
        <message>
            <source>the confidence is %1 or more</source>
            <translation>la confianza es %1 o más</translation>
        </message>
        <message>
            <source>the risk is below %1</source>
            <translation>el riesgo es menor que %1</translation>
        </message>
        <message>
            <source>the risk is %1 or less</source>
            <translation>el riesgo es %1 o menos</translation>
        </message>
        <message>
            <source>the risk is above %1</source>
            <translation>el riesgo es mayor que %1</translation>
        </message>
        <message>
            <source>the risk is %1 or more</source>
            <translation>el riesgo es %1 o más</translation>
        </message>
        <message>
            <source>the amount is below %1</source>
            <translation>el importe es menor que %1</translation>
        </message>
        <message>
            <source>the amount is %1 or less</source>
            <translation>el importe es %1 o menos</translation>
        </message>
        <message>
            <source>the amount is above %1</source>
            <translation>el importe es mayor que %1</translation>
        </message>
        <message>
            <source>the amount is %1 or more</source>
            <translation>el importe es %1 o más</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 o %2</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 y %2</translation>
        </message>
        <message>
            <source>any action</source>
            <translation>cualquier acción</translation>
        </message>
        <message>
            <source>always</source>
            <translation>siempre</translation>
        </message>
        <message>
            <source>there are personal data</source>
            <translation>hay datos personales</translation>
        </message>
        <message>
            <source>there are no personal data</source>
            <translation>no hay datos personales</translation>
        </message>
        <message>
            <source>no confidence is given</source>
            <translation>no consta la confianza</translation>
        </message>
        <message>
            <source>no risk is given</source>
            <translation>no consta el riesgo</translation>
        </message>
        <message>
            <source>no amount is given</source>
            <translation>no consta el importe</translation>
        </message>
        <message>
            <source>the action is %1</source>
            <translation>la acción es %1</translation>
        </message>
        <message>
            <source>it is about %1</source>
            <translation>se trata de %1</translation>
        </message>
        <message>
            <source>the agent is %1</source>
            <translation>el agente es %1</translation>
        </message>
        <message>
            <source>it acts for the role %1</source>
            <translation>actúa para el rol %1</translation>
        </message>
        <message>
            <source>the plan is %1</source>
            <translation>el plan es %1</translation>
        </message>
        <message>
            <source>mon tue wed thu fri sat sun</source>
            <translation>lun mar mié jue vie sáb dom</translation>
        </message>
        <message>
            <source>the time is within %1</source>
            <translation>la hora está en %1</translation>
        </message>
        <message>
            <source>It holds from %1 on.</source>
            <translation>Vale desde el %1.</translation>
        </message>
        <message>
            <source>It holds until %1.</source>
            <translation>Vale hasta el %1.</translation>
        </message>
        <message>
            <source>It is switched off.</source>
            <translation>Está inactiva.</translation>
        </message>
        <message>
            <source>Of anything else it says nothing.</source>
            <translation>De lo demás no dice nada.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> o </translation>
        </message>
        <message>
            <source>%1, and besides %2</source>
            <translation>%1 y, además, %2</translation>
        </message>
        <message>
            <source>it is executed</source>
            <translation>se ejecuta</translation>
        </message>
        <message>
            <source>a person reviews it</source>
            <translation>la revisa una persona</translation>
        </message>
        <message>
            <source>it is blocked</source>
            <translation>se bloquea</translation>
        </message>
        <message>
            <source>%1 about %2</source>
            <translation>%1 sobre %2</translation>
        </message>
        <message>
            <source>otherwise, %1</source>
            <translation>si no, %1</translation>
        </message>
        <message>
            <source>always, %1</source>
            <translation>siempre, %1</translation>
        </message>
        <message>
            <source>if %2, %1</source>
            <translation>si %2, %1</translation>
        </message>
        <message>
            <source>When an agent wants to do %1</source>
            <translation>Cuando un agente quiera hacer %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyWords</name>
        <message>
            <source>confidence %1</source>
            <translation>confianza %1</translation>
        </message>
        <message>
            <source>no confidence</source>
            <translation>sin confianza</translation>
        </message>
        <message>
            <source>risk %1</source>
            <translation>riesgo %1</translation>
        </message>
        <message>
            <source>no risk</source>
            <translation>sin riesgo</translation>
        </message>
        <message>
            <source>personal data</source>
            <translation>datos personales</translation>
        </message>
        <message>
            <source>It is executed</source>
            <translation>Se ejecuta</translation>
        </message>
        <message>
            <source>A person reviews it</source>
            <translation>La revisa una persona</translation>
        </message>
        <message>
            <source>It is blocked</source>
            <translation>Se bloquea</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automática</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Bloqueo</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Importe</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rol</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Hora</translation>
        </message>
        <message>
            <source>below</source>
            <translation>menor que</translation>
        </message>
        <message>
            <source>at most</source>
            <translation>menor o igual que</translation>
        </message>
        <message>
            <source>above</source>
            <translation>mayor que</translation>
        </message>
        <message>
            <source>at least</source>
            <translation>mayor o igual que</translation>
        </message>
        <message>
            <source>is not given</source>
            <translation>no consta</translation>
        </message>
        <message>
            <source>is</source>
            <translation>es</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>es una de</translation>
        </message>
        <message>
            <source>is within</source>
            <translation>está en</translation>
        </message>
        <message>
            <source>Something is missing here.</source>
            <translation>Aquí falta algo.</translation>
        </message>
        <message>
            <source>This is not a number.</source>
            <translation>Esto no es un número.</translation>
        </message>
        <message>
            <source>Too many decimals.</source>
            <translation>Demasiados decimales.</translation>
        </message>
        <message>
            <source>This is more, or less, than there can be.</source>
            <translation>Es más, o menos, de lo que puede haber.</translation>
        </message>
        <message>
            <source>No value fits this.</source>
            <translation>Ningún valor cumple esto.</translation>
        </message>
        <message>
            <source>This is said twice. Put it into one line, or into an alternative.</source>
            <translation>Está dicho dos veces. Ponlo en una sola línea, o en una alternativa.</translation>
        </message>
        <message>
            <source>A name may have one asterisk.</source>
            <translation>Un nombre puede llevar un asterisco.</translation>
        </message>
        <message>
            <source>Write days and hours like “mon-fri 22:00-06:00; sun”.</source>
            <translation>Escribe días y horas así: «lun-vie 22:00-06:00; dom».</translation>
        </message>
        <message>
            <source>This is too long.</source>
            <translation>Es demasiado largo.</translation>
        </message>
        <message>
            <source>These are too many.</source>
            <translation>Son demasiados.</translation>
        </message>
        <message>
            <source>A policy needs a rule, or an outcome for everything else.</source>
            <translation>Una política necesita una regla, o un resultado para todo lo demás.</translation>
        </message>
        <message>
            <source>This can&apos;t stand here.</source>
            <translation>Esto no puede estar aquí.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Rule %1</source>
            <translation>Regla %1</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Otherwise</source>
            <translation>En otro caso</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Switched on</source>
            <translation>Activa</translation>
        </message>
        <message>
            <source>Validity</source>
            <translation>Vigencia</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Responsable</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>Nothing is said</source>
            <translation>No dice nada</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Siempre</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>Rule %1 fits no decision: its conditions exclude each other.</source>
            <translation>La regla %1 no se cumple nunca: sus condiciones se excluyen.</translation>
        </message>
        <message>
            <source>%1 comes first and hides rule %2 altogether.</source>
            <translation>%1 va antes y tapa del todo la regla %2.</translation>
        </message>
        <message>
            <source>This policy hides a rule of %1 altogether.</source>
            <translation>Esta política tapa del todo una regla de %1.</translation>
        </message>
        <message>
            <source>This policy would never have a say.</source>
            <translation>Esta política nunca decidiría nada.</translation>
        </message>
        <message>
            <source>%1: one of the two would never have a say, the other comes first.</source>
            <translation>%1: una de las dos nunca decidiría nada, la otra va antes.</translation>
        </message>
        <message>
            <source>It contradicts %1, for example: %2. One lets it pass, the other blocks it.</source>
            <translation>Contradice a %1, por ejemplo: %2. Una lo deja pasar y la otra lo bloquea.</translation>
        </message>
        <message>
            <source>Gap: no policy speaks of some decisions, for example: %1. The default holds there: %2.</source>
            <translation>Hueco: de algunas decisiones no habla ninguna política, por ejemplo: %1. Ahí vale lo predeterminado: %2.</translation>
        </message>
        <message>
            <source>Some examples do not hold any more. A policy is published when all of them do.</source>
            <translation>Algunos ejemplos ya no se cumplen. Una política se publica cuando se cumplen todos.</translation>
        </message>
        <message>
            <source>Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.</source>
            <translation>Otra persona la ha cambiado mientras tanto. Lo que ves ahora es lo suyo; míralo otra vez.</translation>
        </message>
        <message>
            <source>Nothing was changed: the code was not given.</source>
            <translation>No se ha cambiado nada: no se dio el código.</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nadie</translation>
        </message>
        <message>
            <source>Somebody without an account here (%1)</source>
            <translation>Alguien sin cuenta aquí (%1)</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ProblemWords</name>
        <message numerus="yes">
            <source>%n attempts left.</source>
            <translation>
                <numerusform>Queda %n intento.</numerusform>
                <numerusform>Quedan %n intentos.</numerusform>
            </translation>
        </message>
        <message>
            <source>If it fails again, check that the clock of your phone is right.</source>
            <translation>Si vuelve a fallar, comprueba que el reloj del teléfono está en hora.</translation>
        </message>
        <message>
            <source>The e-mail or the password is not right.</source>
            <translation>El correo o la contraseña no son correctos.</translation>
        </message>
        <message>
            <source>Check the password and name your organisation: this e-mail may be in several.</source>
            <translation>Comprueba la contraseña y di cuál es tu organización: este correo puede estar en varias.</translation>
        </message>
        <message>
            <source>This code is not valid.</source>
            <translation>Este código no es válido.</translation>
        </message>
        <message>
            <source>This code has been used already. Wait for the next one.</source>
            <translation>Este código ya se ha usado. Espera al siguiente.</translation>
        </message>
        <message>
            <source>This recovery code is not valid.</source>
            <translation>Este código de recuperación no es válido.</translation>
        </message>
        <message>
            <source>Each one works once. Letters and digits are enough; dashes don't matter.</source>
            <translation>Cada uno sirve una vez. Bastan letras y cifras; los guiones dan igual.</translation>
        </message>
        <message>
            <source>Too many tries. You can try again in %1.</source>
            <translation>Demasiados intentos. Puedes volver a probar en %1.</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>Ya puedes volver a probar.</translation>
        </message>
        <message>
            <source>Your second factor is blocked after too many wrong codes.</source>
            <translation>Tu segundo factor está bloqueado por demasiados códigos erróneos.</translation>
        </message>
        <message>
            <source>An administrator of your organisation has to reset it.</source>
            <translation>Tiene que restablecerlo la administración de tu organización.</translation>
        </message>
        <message>
            <source>It took too long, so this step has ended. Enter your password again.</source>
            <translation>Ha pasado demasiado tiempo y este paso ha caducado. Escribe otra vez tu contraseña.</translation>
        </message>
        <message>
            <source>The platform does not accept this e-mail. Check how it is written.</source>
            <translation>La plataforma no acepta este correo. Comprueba cómo está escrito.</translation>
        </message>
        <message>
            <source>The platform does not accept this password. Check its length.</source>
            <translation>La plataforma no acepta esta contraseña. Comprueba su longitud.</translation>
        </message>
        <message>
            <source>The platform does not know organisations of this name.</source>
            <translation>La plataforma no conoce organizaciones con este nombre.</translation>
        </message>
        <message>
            <source>Fill in e-mail and password.</source>
            <translation>Rellena el correo y la contraseña.</translation>
        </message>
        <message>
            <source>This does not look like a code. Check what you typed.</source>
            <translation>Esto no parece un código. Revisa lo que has escrito.</translation>
        </message>
        <message>
            <source>There is no Atalaya platform at this address.</source>
            <translation>En esta dirección no hay una plataforma Atalaya.</translation>
        </message>
        <message>
            <source>Check the address, also the part after the colon.</source>
            <translation>Revisa la dirección, también lo que va tras los dos puntos.</translation>
        </message>
        <message>
            <source>This address is not safe, so nothing was sent.</source>
            <translation>Esta dirección no es segura, así que no se ha enviado nada.</translation>
        </message>
        <message>
            <source>It must begin with https://. Plain http is only for this computer.</source>
            <translation>Tiene que empezar por https://. El http sin cifrar es solo para este ordenador.</translation>
        </message>
        <message>
            <source>The server can't be reached.</source>
            <translation>No se llega al servidor.</translation>
        </message>
        <message>
            <source>Check the network and the address. What you typed is kept.</source>
            <translation>Comprueba la red y la dirección. Lo que has escrito se conserva.</translation>
        </message>
        <message>
            <source>The server takes too long to answer.</source>
            <translation>El servidor tarda demasiado en responder.</translation>
        </message>
        <message>
            <source>Try again in a moment. What you typed is kept.</source>
            <translation>Vuelve a probar dentro de un momento. Lo que has escrito se conserva.</translation>
        </message>
        <message>
            <source>The server's certificate is not valid, so nothing was sent.</source>
            <translation>El certificado del servidor no es válido, así que no se ha enviado nada.</translation>
        </message>
        <message>
            <source>Tell whoever runs the platform.</source>
            <translation>Avisa a quien lleva la plataforma.</translation>
        </message>
        <message>
            <source>The platform is busy. You can try again in %1.</source>
            <translation>La plataforma está ocupada. Puedes volver a probar en %1.</translation>
        </message>
        <message>
            <source>The platform is busy. Try again in a moment.</source>
            <translation>La plataforma está ocupada. Vuelve a probar dentro de un momento.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptDiff</name>
        <message>
            <source>What changes in the template</source>
            <translation>Qué cambia en la plantilla</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Line %1</source>
            <translation>Línea %1</translation>
        </message>
        <message>
            <source>Both say the same.</source>
            <translation>Ambas dicen lo mismo.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptFields</name>
        <message>
            <source>What belongs into %1</source>
            <translation>Qué va en %1</translation>
        </message>
        <message>
            <source>What belongs here</source>
            <translation>Qué va aquí</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Línea %1: %2</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Text of the template</source>
            <translation>Texto de la plantilla</translation>
        </message>
        <message>
            <source>A place to fill in is written {{name}}. Agents have to send a value for each.</source>
            <translation>Un hueco se escribe {{nombre}}. Los agentes tienen que enviar un valor para cada uno.</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>Huecos</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptHistoryDialog</name>
        <message>
            <source>Restore as a draft</source>
            <translation>Restaurar como borrador</translation>
        </message>
        <message>
            <source>Versions of “%1”</source>
            <translation>Versiones de «%1»</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>Comparar con</translation>
        </message>
        <message>
            <source>against the version before</source>
            <translation>con la versión anterior</translation>
        </message>
        <message>
            <source>against what the page shows</source>
            <translation>con lo que muestra la página</translation>
        </message>
        <message>
            <source>Why it is withdrawn</source>
            <translation>Por qué se retira</translation>
        </message>
        <message>
            <source>Withdraw…</source>
            <translation>Retirar…</translation>
        </message>
        <message>
            <source>Agents can't use it from then on.</source>
            <translation>Los agentes ya no podrán usarla.</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Retirar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Nothing of it was ever approved.</source>
            <translation>Nunca se ha aprobado nada de ella.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>What would change if version %1 were restored:</source>
            <translation>Qué cambiaría si se restaurara la versión %1:</translation>
        </message>
        <message>
            <source>What version %1 has changed:</source>
            <translation>Qué cambió la versión %1:</translation>
        </message>
        <message>
            <source>Version %1 is the first.</source>
            <translation>La versión %1 es la primera.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptPane</name>
        <message>
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <source>Versions of the template</source>
            <translation>Versiones de la plantilla</translation>
        </message>
        <message>
            <source>Prompt template</source>
            <translation>Plantilla de prompt</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Descartar…</translation>
        </message>
        <message>
            <source>Discard it for good?</source>
            <translation>¿Descartarlo para siempre?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Ask for approval…</source>
            <translation>Pedir aprobación…</translation>
        </message>
        <message>
            <source>New prompt template</source>
            <translation>Nueva plantilla de prompt</translation>
        </message>
        <message>
            <source>Waits for approval</source>
            <translation>Espera aprobación</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Borrador</translation>
        </message>
        <message>
            <source>Approved, v%1</source>
            <translation>Aprobada, v%1</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Retirada</translation>
        </message>
        <message>
            <source>It waits for somebody who has no part in it.</source>
            <translation>Espera a alguien que no haya tenido parte en ella.</translation>
        </message>
        <message>
            <source>Somebody asks for your agreement before agents may use this.</source>
            <translation>Alguien pide tu acuerdo antes de que los agentes puedan usarla.</translation>
        </message>
        <message>
            <source>See and decide…</source>
            <translation>Ver y decidir…</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Not saved yet: something is missing. It is kept on this computer.</source>
            <translation>Aún sin guardar: falta algo. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Not saved yet. It is kept on this computer.</source>
            <translation>Aún sin guardar. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Not saved. It is kept on this computer.</source>
            <translation>No se ha guardado. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Somebody else saved first.</source>
            <translation>Otra persona ha guardado antes.</translation>
        </message>
        <message>
            <source>The draft is saved. Agents use it once somebody else has approved it.</source>
            <translation>El borrador está guardado. Los agentes lo usarán cuando otra persona lo apruebe.</translation>
        </message>
        <message>
            <source>What is shown is approved.</source>
            <translation>Lo que se muestra está aprobado.</translation>
        </message>
        <message>
            <source>Save the draft</source>
            <translation>Guardar el borrador</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>who saved, and when</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>No template is chosen</source>
            <translation>No hay ninguna plantilla elegida</translation>
        </message>
        <message>
            <source>Choose one of the list, or begin a new one.</source>
            <translation>Elige una de la lista, o empieza una nueva.</translation>
        </message>
        <message>
            <source>Reading the template…</source>
            <translation>Leyendo la plantilla…</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptStepDialog</name>
        <message>
            <source>Ask for approval: “%1”</source>
            <translation>Pedir aprobación: «%1»</translation>
        </message>
        <message>
            <source>Waits for approval: “%1”</source>
            <translation>Espera aprobación: «%1»</translation>
        </message>
        <message>
            <source>What changes for agents once somebody else has approved it:</source>
            <translation>Qué cambia para los agentes cuando otra persona lo apruebe:</translation>
        </message>
        <message>
            <source>What agents may use once somebody else has approved it:</source>
            <translation>Qué podrán usar los agentes cuando otra persona lo apruebe:</translation>
        </message>
        <message>
            <source>%1 asked for it on %2.</source>
            <translation>%1 lo pidió el %2.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Note for those who read it later</source>
            <translation>Nota para quien lo lea después</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a note that is quoted</comment>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>Ask for approval</source>
            <translation>Pedir aprobación</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Aprobar</translation>
        </message>
        <message>
            <source>Approve, asks for the second factor</source>
            <translation>Aprobar, pide el segundo factor</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Retirar la petición</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>You have a part in it, so somebody else has to agree.</source>
            <translation>Has tenido parte en ella, así que tiene que estar de acuerdo otra persona.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptsPane</name>
        <message>
            <source>The list could not be renewed. What you see is from %1.</source>
            <translation>No se ha podido renovar la lista. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>There are no prompt templates yet</source>
            <translation>Aún no hay plantillas de prompts</translation>
        </message>
        <message>
            <source>Write what agents may say to a model; somebody else approves it.</source>
            <translation>Escribe qué pueden decir los agentes a un modelo; lo aprueba otra persona.</translation>
        </message>
        <message>
            <source>New template</source>
            <translation>Nueva plantilla</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Volver a mirar</translation>
        </message>
        <message>
            <source>No connection, and the templates were never read here</source>
            <translation>Sin conexión, y las plantillas nunca se han leído aquí</translation>
        </message>
        <message>
            <source>They appear by themselves as soon as the platform answers.</source>
            <translation>Aparecerán solas en cuanto responda la plataforma.</translation>
        </message>
        <message>
            <source>The templates could not be read</source>
            <translation>No se han podido leer las plantillas</translation>
        </message>
        <message>
            <source>What agents may say to a model. Each version is approved by somebody who has no part in it.</source>
            <translation>Qué pueden decir los agentes a un modelo. Cada versión la aprueba alguien que no ha tenido parte en ella.</translation>
        </message>
        <message>
            <source>Prompt templates</source>
            <translation>Plantillas de prompts</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PromptsProxy</name>
        <message>
            <source>v%1</source>
            <translation>v%1</translation>
        </message>
        <message>
            <source>none approved</source>
            <translation>ninguna aprobada</translation>
        </message>
        <message>
            <source>%1, waits</source>
            <translation>%1, espera</translation>
        </message>
        <message>
            <source>%1, draft</source>
            <translation>%1, borrador</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Plantilla</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Last change</source>
            <translation>Último cambio</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ProofBox</name>
        <message>
            <source>Proof checked on this computer</source>
            <translation>Prueba comprobada en este equipo</translation>
        </message>
        <message>
            <source>Not verified: the log is in alarm</source>
            <translation>Sin verificar: el registro está en alarma</translation>
        </message>
        <message>
            <source>This is not what the log holds</source>
            <translation>No es lo que guarda el registro</translation>
        </message>
        <message>
            <source>No proof to be had</source>
            <translation>No hay prueba</translation>
        </message>
        <message>
            <source>Not verified yet</source>
            <translation>Aún sin verificar</translation>
        </message>
        <message>
            <source>Leaf</source>
            <translation>Hoja</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Camino</translation>
        </message>
        <message numerus="yes">
            <source>%n nodes, inclusion correct</source>
            <translation>
                <numerusform>%n nodo, inclusión correcta</numerusform>
                <numerusform>%n nodos, inclusión correcta</numerusform>
            </translation>
        </message>
        <message>
            <source>Root</source>
            <translation>Raíz</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>Difiere</translation>
        </message>
        <message>
            <source>Erased by</source>
            <translation>Borrada por</translation>
        </message>
        <message>
            <source>retention, leaf %1</source>
            <translation>la retención, hoja %1</translation>
        </message>
        <message>
            <source>Trust</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Followed since %1</source>
            <translation>Seguido desde el %1</translation>
        </message>
        <message>
            <source>Trusted on first use, %1</source>
            <translation>Fijada en el primer uso, %1</translation>
        </message>
        <message>
            <source>It can’t find what was false when it was written, nor what was changed before anybody saw a head.</source>
            <translation>No detecta lo que ya era falso al escribirse ni lo cambiado antes de ver una cabecera.</translation>
        </message>
        <message>
            <source>Number and place are proven; the content was erased by retention and can’t be proven any more</source>
            <translation>El número y el lugar están demostrados; la retención borró el contenido y ya no se puede demostrar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PublishDialog</name>
        <message>
            <source>Publish “%1”</source>
            <translation>Publicar «%1»</translation>
        </message>
        <message>
            <source>Version %1 takes the place of version %2</source>
            <translation>La versión %1 sustituye a la versión %2</translation>
        </message>
        <message>
            <source>Version 1 comes into force</source>
            <translation>Entra en vigor la versión 1</translation>
        </message>
        <message>
            <source>In force now</source>
            <translation>En vigor ahora</translation>
        </message>
        <message>
            <source>From now on</source>
            <translation>A partir de ahora</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Qué cambia</translation>
        </message>
        <message>
            <source>It reads like this</source>
            <translation>Se lee así</translation>
        </message>
        <message numerus="yes">
            <source>%n examples hold.</source>
            <translation>
                <numerusform>Se cumple %n ejemplo.</numerusform>
                <numerusform>Se cumplen %n ejemplos.</numerusform>
            </translation>
        </message>
        <message>
            <source>It comes into force when a second person agrees.</source>
            <translation>Entra en vigor cuando una segunda persona la confirme.</translation>
        </message>
        <message>
            <source>&amp;Why, for those who read the history</source>
            <translation>&amp;Por qué, para quien lea el historial</translation>
        </message>
        <message>
            <source>Why, for those who read the history</source>
            <translation>Por qué, para quien lea el historial</translation>
        </message>
        <message>
            <source>Your second factor is asked for next. The change is written into the log.</source>
            <translation>A continuación se pide tu segundo factor. El cambio queda escrito en el registro.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Publishing…</source>
            <translation>Publicando…</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publicar</translation>
        </message>
        <message>
            <source>Only its examples change.</source>
            <translation>Solo cambian sus ejemplos.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::QualityCard</name>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>Faithfulness</source>
            <translation>Fidelidad</translation>
        </message>
        <message>
            <source>Relevance</source>
            <translation>Relevancia</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precisión</translation>
        </message>
        <message>
            <source>means %1</source>
            <translation>medias %1</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Calidad</translation>
        </message>
        <message>
            <source>Lines: faithfulness, relevance and precision of each day, from 0 to 100</source>
            <translation>Líneas: fidelidad, relevancia y precisión de cada día, de 0 a 100</translation>
        </message>
        <message>
            <source>No data: no answer was evaluated in this period.</source>
            <translation>Sin datos: en este periodo no se evaluó ninguna respuesta.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::QueryBar</name>
        <message>
            <source>Words, or a filter such as state:blocked</source>
            <translation>Palabras, o un filtro como estado:bloqueada</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtros</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Write the query as text</source>
            <translation>Escribir la consulta como texto</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Consulta</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::QueryChip</name>
        <message>
            <source>Filter, excluded: %1</source>
            <translation>Filtro, excluido: %1</translation>
        </message>
        <message>
            <source>Filter: %1</source>
            <translation>Filtro: %1</translation>
        </message>
        <message>
            <source>Enter to edit, Delete to remove</source>
            <translation>Intro para editar, Supr para quitar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::QueryContinuations</name>
        <message>
            <source>Continuations</source>
            <translation>Continuaciones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReadOnly</name>
        <message>
            <source>Read-only until you sign in again</source>
            <translation>Solo lectura hasta que vuelvas a entrar</translation>
        </message>
        <message>
            <source>Read-only until the platform answers again</source>
            <translation>Solo lectura hasta que la plataforma vuelva a responder</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReasonFields</name>
        <message>
            <source>Reason that people read, in Spanish and in English</source>
            <translation>Motivo que leen las personas, en español y en inglés</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Español</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Inglés</translation>
        </message>
        <message>
            <source>%1, reason in Spanish</source>
            <translation>%1, motivo en español</translation>
        </message>
        <message>
            <source>%1, reason in English</source>
            <translation>%1, motivo en inglés</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::RecoveryStep</name>
        <message>
            <source>Verifying…</source>
            <translation>Verificando…</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verificar</translation>
        </message>
        <message>
            <source>Admin console</source>
            <translation>Consola de administración</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>Código de recuperación</translation>
        </message>
        <message>
            <source>One of the ten codes that you saved when you set up the second factor. Each works once.</source>
            <translation>Uno de los diez códigos que guardaste al activar el segundo factor. Cada uno sirve una vez.</translation>
        </message>
        <message>
            <source>&amp;Recovery code</source>
            <translation>Código de &amp;recuperación</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewPage</name>
        <message>
            <source>One decision waits.</source>
            <translation>Una decisión espera.</translation>
        </message>
        <message>
            <source>%1 decisions wait.</source>
            <translation>%1 decisiones esperan.</translation>
        </message>
        <message>
            <source>%1 of them for longer than %2.</source>
            <translation>%1 de ellas más de %2.</translation>
        </message>
        <message>
            <source>None for longer than %1.</source>
            <translation>Ninguna más de %1.</translation>
        </message>
        <message>
            <source>Yours in 30 days: %1; since you came: %2</source>
            <translation>Tuyas en 30 días: %1; desde que entraste: %2</translation>
        </message>
        <message>
            <source>The queue could not be renewed. What you see is from %1.</source>
            <translation>La cola no se pudo renovar. Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Mirar de nuevo</translation>
        </message>
        <message>
            <source>Nothing waits for a person</source>
            <translation>Nada espera a una persona</translation>
        </message>
        <message>
            <source>What the policies want looked at comes here by itself, the oldest first.</source>
            <translation>Lo que las políticas quieren que se mire llega aquí solo, primero lo más antiguo.</translation>
        </message>
        <message>
            <source>You hold nothing</source>
            <translation>No tienes nada tomado</translation>
        </message>
        <message>
            <source>What you take stands here until you have spoken or your time is over.</source>
            <translation>Lo que tomas está aquí hasta que decides o se acaba tu tiempo.</translation>
        </message>
        <message>
            <source>Nothing was reviewed yet</source>
            <translation>Aún no se ha revisado nada</translation>
        </message>
        <message>
            <source>Verdicts stand here, the newest first.</source>
            <translation>Aquí están las revisiones hechas, primero las más recientes.</translation>
        </message>
        <message>
            <source>No connection, and the queue was never read here</source>
            <translation>No hay conexión y la cola nunca se leyó aquí</translation>
        </message>
        <message>
            <source>It appears by itself as soon as the platform answers.</source>
            <translation>Aparecerá sola en cuanto la plataforma responda.</translation>
        </message>
        <message>
            <source>The queue could not be read</source>
            <translation>La cola no se pudo leer</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>Progress of the reviewers</source>
            <translation>Progreso de quienes revisan</translation>
        </message>
        <message>
            <source>Progress of the reviewers (P)</source>
            <translation>Progreso de quienes revisan (P)</translation>
        </message>
        <message>
            <source>Which decisions</source>
            <translation>Qué decisiones</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Decisions that wait</source>
            <translation>Decisiones que esperan</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Mías</translation>
        </message>
        <message>
            <source>Decisions that you hold</source>
            <translation>Decisiones que tienes tomadas</translation>
        </message>
        <message>
            <source>Reviewed</source>
            <translation>Revisadas</translation>
        </message>
        <message>
            <source>Decisions that were reviewed</source>
            <translation>Decisiones ya revisadas</translation>
        </message>
        <message>
            <source>Review queue</source>
            <translation>Cola de revisión</translation>
        </message>
        <message>
            <source>Take the decision</source>
            <translation>Tomar la decisión</translation>
        </message>
        <message>
            <source>Approve it</source>
            <translation>Aprobarla</translation>
        </message>
        <message>
            <source>Reject it, with a reason</source>
            <translation>Rechazarla, con un motivo</translation>
        </message>
        <message>
            <source>Correct it, with a reason</source>
            <translation>Corregirla, con un motivo</translation>
        </message>
        <message>
            <source>Next decision that is free</source>
            <translation>Siguiente decisión libre</translation>
        </message>
        <message>
            <source>Put it back for others</source>
            <translation>Devolverla para otras personas</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>Next decision to review</source>
            <translation>Siguiente decisión por revisar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewPane</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Tomar</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Aprobar</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>Corregir</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Devolver</translation>
        </message>
        <message>
            <source>In the log</source>
            <translation>En el registro</translation>
        </message>
        <message>
            <source>Show the decision in the AI audit log</source>
            <translation>Mostrar la decisión en el registro de IA</translation>
        </message>
        <message>
            <source>Reason; needed to reject or correct</source>
            <translation>Motivo; hace falta para rechazar o corregir</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decisión</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Entradas</translation>
        </message>
        <message>
            <source>Decision %1</source>
            <translation>Decisión %1</translation>
        </message>
        <message>
            <source>No policy gave a reason.</source>
            <translation>Ninguna política dio un motivo.</translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a sentence that is quoted</comment>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>No decision is chosen</source>
            <translation>No hay ninguna decisión elegida</translation>
        </message>
        <message>
            <source>Choose one of the list, or press N for the next one.</source>
            <translation>Elige una de la lista o pulsa N para la siguiente.</translation>
        </message>
        <message>
            <source>Reading the decision…</source>
            <translation>Leyendo la decisión…</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>Yes, masked</source>
            <translation>Sí, enmascarados</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Said</source>
            <translation>Decidido</translation>
        </message>
        <message>
            <source>Looked at for</source>
            <translation>Tiempo mirándola</translation>
        </message>
        <message>
            <source>Wanted by</source>
            <translation>Se espera para</translation>
        </message>
        <message>
            <source>masked</source>
            <translation>enmascarado</translation>
        </message>
        <message>
            <source>Retention has erased what the decision was about.</source>
            <translation>La retención ha borrado de qué trataba la decisión.</translation>
        </message>
        <message>
            <source>The agent sent none.</source>
            <translation>El agente no envió ninguna.</translation>
        </message>
        <message>
            <source>Why is it rejected? Write the reason and press Enter.</source>
            <translation>¿Por qué se rechaza? Escribe el motivo y pulsa Intro.</translation>
        </message>
        <message>
            <source>What has to be corrected? Write it and press Enter.</source>
            <translation>¿Qué hay que corregir? Escríbelo y pulsa Intro.</translation>
        </message>
        <message>
            <source>Your time with it is over; others can take it again. What you wrote is still here.</source>
            <translation>Tu tiempo con ella ha terminado; otras personas pueden tomarla. Lo que escribiste sigue aquí.</translation>
        </message>
        <message>
            <source>You hold it for another %1.</source>
            <translation>La tienes durante %1 más.</translation>
        </message>
        <message>
            <source>Somebody else holds it for another %1.</source>
            <translation>Otra persona la tiene durante %1 más.</translation>
        </message>
        <message>
            <source>%1 holds it for another %2.</source>
            <translation>%1 la tiene durante %2 más.</translation>
        </message>
        <message>
            <source>What you had written about it is back.</source>
            <translation>Vuelve lo que habías escrito sobre ella.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewProgressDialog</name>
        <message>
            <source>Progress of the reviewers</source>
            <translation>Progreso de quienes revisan</translation>
        </message>
        <message>
            <source>An approval is hasty when it took less than the smaller of 60 seconds and 2 seconds plus one for every 48 characters of the decision: twice as fast as people read. It is a share with its sample, not a judgement.</source>
            <translation>Una aprobación es apresurada cuando tardó menos que el menor de 60 segundos y 2 segundos más uno por cada 48 caracteres de la decisión: el doble de rápido de lo que se lee. Es una proporción con su muestra, no un juicio.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>The last 30 days.</source>
            <translation>Los últimos 30 días.</translation>
        </message>
        <message>
            <source>Nothing was reviewed in the last 30 days.</source>
            <translation>No se ha revisado nada en los últimos 30 días.</translation>
        </message>
        <message>
            <source>Hasty approvals, all together: %1</source>
            <translation>Aprobaciones apresuradas, en conjunto: %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewProgressProxy</name>
        <message>
            <source>no approvals</source>
            <translation>sin aprobaciones</translation>
        </message>
        <message>
            <source>%1 (%2 of %3)</source>
            <translation>%1 (%2 de %3)</translation>
        </message>
        <message>
            <source>an account that is gone</source>
            <translation>una cuenta que ya no existe</translation>
        </message>
        <message>
            <source>Reviewer</source>
            <translation>Quien revisa</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Aprobadas</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazadas</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>Corregidas</translation>
        </message>
        <message>
            <source>Median time</source>
            <translation>Tiempo mediano</translation>
        </message>
        <message>
            <source>Hasty approvals</source>
            <translation>Apresuradas</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewQueueProxy</name>
        <message>
            <source>an account that is gone</source>
            <translation>una cuenta que ya no existe</translation>
        </message>
        <message>
            <source>free</source>
            <translation>libre</translation>
        </message>
        <message>
            <source>you</source>
            <translation>tú</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>otra persona</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>Not kept on this computer</source>
            <translation>No está en este equipo</translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>No se pudo leer</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Esperó</translation>
        </message>
        <message>
            <source>Waits</source>
            <translation>Espera</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Plazo</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Confianza</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Riesgo</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>La tiene</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ReviewWords</name>
        <message>
            <source>Approved</source>
            <translation>Aprobada</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>Corregida</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 d</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 d %2 h</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>quedan %1</translation>
        </message>
        <message>
            <source>late by %1</source>
            <translation>retraso de %1</translation>
        </message>
        <message>
            <source>Somebody else has taken it. Go to the next one.</source>
            <translation>Otra persona la ha tomado. Pasa a la siguiente.</translation>
        </message>
        <message>
            <source>Your time with it was over, so nothing was said. Take it again.</source>
            <translation>Tu tiempo con ella había terminado, así que no se ha guardado nada. Tómala de nuevo.</translation>
        </message>
        <message>
            <source>Somebody has spoken about it already.</source>
            <translation>Alguien ya ha decidido sobre ella.</translation>
        </message>
        <message>
            <source>Retention has erased what it was about.</source>
            <translation>La retención ha borrado de qué trataba.</translation>
        </message>
        <message>
            <source>No policy asks for a person here.</source>
            <translation>Ninguna política pide aquí a una persona.</translation>
        </message>
        <message>
            <source>The agent acted for you, so somebody else has to look at it.</source>
            <translation>El agente actuó por ti, así que tiene que mirarla otra persona.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::RiskCard</name>
        <message>
            <source>Component</source>
            <translation>Componente</translation>
        </message>
        <message>
            <source>Mentions</source>
            <translation>Menciones</translation>
        </message>
        <message>
            <source>%1, 1 mention</source>
            <translation>%1, 1 mención</translation>
        </message>
        <message>
            <source>%1, %2 mentions</source>
            <translation>%1, %2 menciones</translation>
        </message>
        <message>
            <source>No data: no risk names a component in this period.</source>
            <translation>Sin datos: ningún riesgo nombra un componente en este periodo.</translation>
        </message>
        <message>
            <source>Components with most risk</source>
            <translation>Componentes con más riesgo</translation>
        </message>
        <message>
            <source>Bars: how often a component is named by risks of the period</source>
            <translation>Barras: cuántas veces nombran los riesgos del periodo a un componente</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::RuleBox</name>
        <message>
            <source>Rule %1</source>
            <translation>Regla %1</translation>
        </message>
        <message>
            <source>always</source>
            <translation>siempre</translation>
        </message>
        <message>
            <source>if</source>
            <translation>si</translation>
        </message>
        <message>
            <source>Move rule %1 up</source>
            <translation>Subir la regla %1</translation>
        </message>
        <message>
            <source>Move rule %1 down</source>
            <translation>Bajar la regla %1</translation>
        </message>
        <message>
            <source>Remove rule %1</source>
            <translation>Quitar la regla %1</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Condición</translation>
        </message>
        <message>
            <source>Alternative</source>
            <translation>Alternativa</translation>
        </message>
        <message>
            <source>Add a condition to rule %1</source>
            <translation>Añadir una condición a la regla %1</translation>
        </message>
        <message>
            <source>Add an alternative to rule %1</source>
            <translation>Añadir una alternativa a la regla %1</translation>
        </message>
        <message>
            <source>Rule %1, what happens then</source>
            <translation>Regla %1, qué pasa entonces</translation>
        </message>
        <message>
            <source>or</source>
            <translation>o</translation>
        </message>
        <message>
            <source>and</source>
            <translation>y</translation>
        </message>
        <message>
            <source>Rule %1, condition %2</source>
            <translation>Regla %1, condición %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SafeUseFields</name>
        <message>
            <source>stored as they come</source>
            <translation>se guardan tal como llegan</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Datos personales</translation>
        </message>
        <message>
            <source>What is ticked is masked in everything that agents send, before it is stored. What was stored before stays as it is.</source>
            <translation>Lo marcado se enmascara en todo lo que envían los agentes, antes de guardarse. Lo guardado antes se queda como está.</translation>
        </message>
        <message>
            <source>Answers with sources only (strict RAG)</source>
            <translation>Respuestas solo con fuentes (RAG estricto)</translation>
        </message>
        <message>
            <source>An agent names the documents that a decision rests on. When it names none:</source>
            <translation>Un agente nombra los documentos en que se apoya una decisión. Cuando no nombra ninguno:</translation>
        </message>
        <message>
            <source>How much an agent may send</source>
            <translation>Cuánto puede enviar un agente</translation>
        </message>
        <message>
            <source>What is larger is refused, with the name of the field, before anything is decided.</source>
            <translation>Lo que sea mayor se rechaza, con el nombre del campo, antes de decidir nada.</translation>
        </message>
        <message>
            <source>Mask: %1</source>
            <translation>Enmascarar: %1</translation>
        </message>
        <message>
            <source>Without a source: %1</source>
            <translation>Sin fuente: %1</translation>
        </message>
        <message>
            <source>bytes, %1</source>
            <translation>bytes, %1</translation>
        </message>
        <message>
            <source>characters, %1</source>
            <translation>caracteres, %1</translation>
        </message>
        <message>
            <source>values, %1</source>
            <translation>valores, %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SafeUseHistoryDialog</name>
        <message>
            <source>Versions of the rules of safe use</source>
            <translation>Versiones de las reglas de uso seguro</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Nobody has changed anything.</source>
            <translation>Nadie ha cambiado nada.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Leyendo…</translation>
        </message>
        <message>
            <source>What was before is too far back.</source>
            <translation>Lo que había antes queda demasiado atrás.</translation>
        </message>
        <message>
            <source>What version %1 has changed</source>
            <translation>Qué cambió la versión %1</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SafeUsePage</name>
        <message>
            <source>Save what is written</source>
            <translation>Guardar lo escrito</translation>
        </message>
        <message>
            <source>To the next part of the page</source>
            <translation>A la siguiente parte de la página</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
        <message>
            <source>Try the masking</source>
            <translation>Probar el enmascarado</translation>
        </message>
        <message>
            <source>Prompt templates</source>
            <translation>Plantillas de prompts</translation>
        </message>
        <message>
            <source>New prompt template</source>
            <translation>Nueva plantilla de prompt</translation>
        </message>
        <message>
            <source>Prompt template “%1”</source>
            <translation>Plantilla de prompt «%1»</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Rules of safe use</source>
            <translation>Reglas de uso seguro</translation>
        </message>
        <message>
            <source>Part of safe use</source>
            <translation>Parte de uso seguro</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SafeUsePane</name>
        <message>
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <source>Versions of the rules</source>
            <translation>Versiones de las reglas</translation>
        </message>
        <message>
            <source>Rules of safe use</source>
            <translation>Reglas de uso seguro</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Why it changes, for those who read the history</source>
            <translation>Por qué cambia, para quien lea el historial</translation>
        </message>
        <message>
            <source>For those who read the history</source>
            <translation>Para quien lea el historial</translation>
        </message>
        <message>
            <source>Discard…</source>
            <translation>Descartar…</translation>
        </message>
        <message>
            <source>Discard your changes for good?</source>
            <translation>¿Descartar tus cambios para siempre?</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Nobody has changed anything: this is how the platform is built.</source>
            <translation>Nadie ha cambiado nada: así viene la plataforma.</translation>
        </message>
        <message>
            <source>Version %1, by %2, %3.</source>
            <translation>Versión %1, de %2, %3.</translation>
        </message>
        <message>
            <source>%1 “%2”</source>
            <comment>a sentence, and a note that is quoted</comment>
            <translation>%1 «%2»</translation>
        </message>
        <message>
            <source>This protects less than what is in force: saving it asks for your second factor.</source>
            <translation>Esto protege menos que lo vigente: al guardarlo se pide tu segundo factor.</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>who saved, and when</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Something is missing. It is kept on this computer.</source>
            <translation>Hay algo por corregir. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Not in force yet. It is kept on this computer.</source>
            <translation>Aún no está vigente. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Not saved. It is kept on this computer.</source>
            <translation>No se ha guardado. Se conserva en este ordenador.</translation>
        </message>
        <message>
            <source>Somebody else saved first.</source>
            <translation>Otra persona ha guardado antes.</translation>
        </message>
        <message>
            <source>What is shown is in force.</source>
            <translation>Lo que se muestra está vigente.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save, asks for the second factor</source>
            <translation>Guardar, pide el segundo factor</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Reading the rules…</source>
            <translation>Leyendo las reglas…</translation>
        </message>
        <message>
            <source>No connection, and the rules of safe use were never read here</source>
            <translation>Sin conexión, y las reglas de uso seguro nunca se han leído aquí</translation>
        </message>
        <message>
            <source>They appear by themselves as soon as the platform answers.</source>
            <translation>Aparecerán solas en cuanto responda la plataforma.</translation>
        </message>
        <message>
            <source>The rules of safe use could not be read</source>
            <translation>No se han podido leer las reglas de uso seguro</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SafeUseWords</name>
        <message>
            <source>E-mail addresses</source>
            <translation>Direcciones de correo</translation>
        </message>
        <message>
            <source>Phone numbers</source>
            <translation>Teléfonos</translation>
        </message>
        <message>
            <source>National ids (DNI, NIE, NIF)</source>
            <translation>Identidad (DNI, NIE, NIF)</translation>
        </message>
        <message>
            <source>Bank accounts (IBAN)</source>
            <translation>Cuentas bancarias (IBAN)</translation>
        </message>
        <message>
            <source>Payment cards</source>
            <translation>Tarjetas de pago</translation>
        </message>
        <message>
            <source>A person reviews it</source>
            <translation>La revisa una persona</translation>
        </message>
        <message>
            <source>It is blocked</source>
            <translation>Se bloquea</translation>
        </message>
        <message>
            <source>It goes its way</source>
            <translation>Sigue su curso</translation>
        </message>
        <message>
            <source>Decisions without a source</source>
            <translation>Decisiones sin fuente</translation>
        </message>
        <message>
            <source>All inputs together</source>
            <translation>Todas las entradas juntas</translation>
        </message>
        <message>
            <source>One text</source>
            <translation>Un texto</translation>
        </message>
        <message>
            <source>Number of values</source>
            <translation>Número de valores</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Masked</source>
            <translation>Se enmascaran</translation>
        </message>
        <message>
            <source>Stored as they come</source>
            <translation>Se guardan tal como llegan</translation>
        </message>
        <message>
            <source>%1 bytes</source>
            <translation>%1 bytes</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 caracteres</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>de %1 a %2</translation>
        </message>
        <message>
            <source>Something is missing here.</source>
            <translation>Aquí falta algo.</translation>
        </message>
        <message>
            <source>This is not a whole number.</source>
            <translation>Esto no es un número entero.</translation>
        </message>
        <message>
            <source>This is too long.</source>
            <translation>Esto es demasiado largo.</translation>
        </message>
        <message>
            <source>It can be %1.</source>
            <translation>Puede ser %1.</translation>
        </message>
        <message>
            <source>These are more than 1,000 lines.</source>
            <translation>Son más de 1.000 líneas.</translation>
        </message>
        <message>
            <source>These are more than 50 places.</source>
            <translation>Son más de 50 huecos.</translation>
        </message>
        <message>
            <source>A place begins here and does not end: write {{name}}, within one line.</source>
            <translation>Aquí empieza un hueco que no termina: escribe {{nombre}}, en una sola línea.</translation>
        </message>
        <message>
            <source>The name of a place has small letters, digits and _, a letter first: {{name}}.</source>
            <translation>El nombre de un hueco lleva minúsculas sin acentos, cifras y _, con una letra delante: {{nombre}}.</translation>
        </message>
        <message>
            <source>There is a character that can't stand here.</source>
            <translation>Hay un carácter que no puede ir aquí.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>What belongs into the places</source>
            <translation>Qué va en los huecos</translation>
        </message>
        <message>
            <source>That is what is in force already.</source>
            <translation>Eso es lo que ya está vigente.</translation>
        </message>
        <message>
            <source>Somebody else has changed it meanwhile. What is shown now is theirs; look at it again.</source>
            <translation>Otra persona lo ha cambiado mientras tanto. Lo que ves ahora es lo suyo; vuelve a mirarlo.</translation>
        </message>
        <message>
            <source>Nothing was changed: the code was not given.</source>
            <translation>No ha cambiado nada: no se dio el código.</translation>
        </message>
        <message>
            <source>Who asked for it, or has written it, can't be the one who agrees.</source>
            <translation>Quien lo pidió, o lo ha escrito, no puede ser quien lo apruebe.</translation>
        </message>
        <message>
            <source>It does not wait any more: somebody has decided, or it was taken back.</source>
            <translation>Ya no espera: alguien ha decidido, o se retiró la petición.</translation>
        </message>
        <message>
            <source>Something waits for a second person already. It is decided first.</source>
            <translation>Ya hay algo que espera a una segunda persona. Primero se decide eso.</translation>
        </message>
        <message>
            <source>Somebody has withdrawn it already.</source>
            <translation>Alguien la ha retirado ya.</translation>
        </message>
        <message>
            <source>There are 1,000 templates; no more can be kept apart.</source>
            <translation>Hay 1.000 plantillas; no caben más.</translation>
        </message>
        <message>
            <source>an account that is gone</source>
            <translation>una cuenta que ya no existe</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SaveViewDialog</name>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save this view</source>
            <translation>Guardar esta vista</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Nombre</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Query and order are kept on this computer, encrypted. Relative times stay relative.</source>
            <translation>La consulta y el orden se guardan en este equipo, cifrados. Los tiempos relativos siguen siendo relativos.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>There are too many views. Delete one first.</source>
            <translation>Hay demasiadas vistas. Borra una antes.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SavedViews</name>
        <message>
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
        <message>
            <source>View: %1</source>
            <translation>Vista: %1</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Vistas guardadas</translation>
        </message>
        <message>
            <source>Saved views, now: %1</source>
            <translation>Vistas guardadas, ahora: %1</translation>
        </message>
        <message>
            <source>All decisions</source>
            <translation>Todas las decisiones</translation>
        </message>
        <message>
            <source>Save this view…</source>
            <translation>Guardar esta vista…</translation>
        </message>
        <message>
            <source>Delete “%1”</source>
            <translation>Borrar «%1»</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SearchButton</name>
        <message>
            <source>Search or go to…</source>
            <translation>Buscar o ir a…</translation>
        </message>
        <message>
            <source>Search or go to a page</source>
            <translation>Buscar o ir a una página</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SessionsBox</name>
        <message>
            <source>Where you are signed in</source>
            <translation>Dónde tienes la sesión abierta</translation>
        </message>
        <message>
            <source>Your sessions</source>
            <translation>Tus sesiones</translation>
        </message>
        <message>
            <source>Sign out here</source>
            <translation>Cerrar sesión aquí</translation>
        </message>
        <message>
            <source>End session</source>
            <translation>Cerrar esa sesión</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>What you see may be old.</source>
            <translation>Lo que ves puede estar atrasado.</translation>
        </message>
        <message>
            <source>No open session is known</source>
            <translation>No consta ninguna sesión abierta</translation>
        </message>
        <message>
            <source>Not even this one: it may have been ended a moment ago. Read the list again.</source>
            <translation>Ni siquiera esta: puede que se haya terminado hace un momento. Lee la lista otra vez.</translation>
        </message>
        <message>
            <source>No connection, and your sessions were never read here</source>
            <translation>Sin conexión, y tus sesiones nunca se han leído aquí</translation>
        </message>
        <message>
            <source>They appear by themselves as soon as the platform answers.</source>
            <translation>Aparecerán solas en cuanto la plataforma responda.</translation>
        </message>
        <message>
            <source>Your sessions could not be read</source>
            <translation>No se han podido leer tus sesiones</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SessionsProxy</name>
        <message>
            <source>Program</source>
            <translation>Programa</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Entrada</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Última actividad</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Caduca</translation>
        </message>
        <message>
            <source>Ending… · %1</source>
            <translation>Cerrándose… · %1</translation>
        </message>
        <message>
            <source>This window · %1</source>
            <translation>Esta ventana · %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SettingsDialog</name>
        <message>
            <source>Governance settings</source>
            <translation>Ajustes de gobierno</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
        <message>
            <source>When no &amp;policy speaks</source>
            <translation>Si ninguna &amp;política dice nada</translation>
        </message>
        <message>
            <source>When no policy speaks</source>
            <translation>Si ninguna política dice nada</translation>
        </message>
        <message>
            <source>Publishing takes &amp;two people</source>
            <translation>Publicar requiere &amp;dos personas</translation>
        </message>
        <message>
            <source>Publishing takes two people</source>
            <translation>Publicar requiere dos personas</translation>
        </message>
        <message>
            <source>Reviews</source>
            <translation>Revisiones</translation>
        </message>
        <message>
            <source>To be &amp;reviewed within</source>
            <translation>Se &amp;revisa antes de</translation>
        </message>
        <message>
            <source>&amp;Held by a reviewer for</source>
            <translation>Quien la toma la &amp;retiene</translation>
        </message>
        <message>
            <source>minutes</source>
            <translation>minutos</translation>
        </message>
        <message>
            <source>%1, minutes</source>
            <translation>%1, minutos</translation>
        </message>
        <message>
            <source>From 1 to %1 minutes.</source>
            <translation>De 1 a %1 minutos.</translation>
        </message>
        <message>
            <source>Somebody else has set this to %1 meanwhile.</source>
            <translation>Mientras tanto, otra persona ha puesto aquí: %1.</translation>
        </message>
        <message>
            <source>Somebody else has changed the settings meanwhile. What you typed is still here; look at it and save again.</source>
            <translation>Mientras tanto, otra persona ha cambiado los ajustes. Lo que escribiste sigue aquí; míralo y vuelve a guardar.</translation>
        </message>
        <message>
            <source>You asked for it; somebody else has to agree.</source>
            <translation>Lo pediste tú; tiene que confirmarlo otra persona.</translation>
        </message>
        <message>
            <source>Asked for. It holds as soon as a second person agrees.</source>
            <translation>Pedido. Vale en cuanto lo confirme una segunda persona.</translation>
        </message>
        <message>
            <source>when no policy speaks: %1; publishing takes two people</source>
            <translation>si ninguna política dice nada: %1; publicar requiere dos personas</translation>
        </message>
        <message>
            <source>when no policy speaks: %1; one person publishes</source>
            <translation>si ninguna política dice nada: %1; publica una sola persona</translation>
        </message>
        <message>
            <source>You asked for this: %1. A second person has to agree.</source>
            <translation>Pediste esto: %1. Tiene que confirmarlo una segunda persona.</translation>
        </message>
        <message>
            <source>%1 asked for this: %2.</source>
            <translation>%1 pidió esto: %2.</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>Confirmar</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Retirarlo</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>Reading the settings…</source>
            <translation>Leyendo los ajustes…</translation>
        </message>
        <message>
            <source>two people</source>
            <translation>dos personas</translation>
        </message>
        <message>
            <source>one person</source>
            <translation>una persona</translation>
        </message>
        <message>
            <source>A second person agrees to each publication, and to changes of these two settings.</source>
            <translation>Una segunda persona confirma cada publicación y los cambios de estos dos ajustes.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save, asks for the second factor</source>
            <translation>Guardar; pide el segundo factor</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SignInDialog</name>
        <message>
            <source>Sign in again</source>
            <translation>Volver a entrar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SignInFooter</name>
        <message>
            <source>Language: %1</source>
            <translation>Idioma: %1</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Según el sistema</translation>
        </message>
        <message>
            <source>Theme: %1</source>
            <translation>Tema: %1</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SignInPage</name>
        <message>
            <source>You are signed out here, but the platform could not be told. There the session stays open until its time is over; sign in again to end it in My account.</source>
            <translation>Aquí has cerrado la sesión, pero no se ha podido avisar a la plataforma. Allí sigue abierta hasta que acabe su tiempo; vuelve a entrar para cerrarla en Mi cuenta.</translation>
        </message>
        <message>
            <source>Starting the platform on this computer…</source>
            <translation>Arrancando la plataforma en este ordenador…</translation>
        </message>
        <message>
            <source>The platform on this computer did not start.</source>
            <translation>La plataforma de este ordenador no ha arrancado.</translation>
        </message>
        <message>
            <source>The platform is not installed beside the console.</source>
            <translation>La plataforma no está instalada junto a la consola.</translation>
        </message>
        <message>
            <source>The platform on this computer has ended.</source>
            <translation>La plataforma de este ordenador ha terminado.</translation>
        </message>
        <message>
            <source>The platform on this computer takes too long to start.</source>
            <translation>La plataforma de este ordenador tarda demasiado en arrancar.</translation>
        </message>
        <message>
            <source>Platform on this computer</source>
            <translation>Plataforma en este ordenador</translation>
        </message>
        <message>
            <source>Demo platform on this computer</source>
            <translation>Plataforma de demostración en este ordenador</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Este ordenador</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SignOutDialog</name>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message numerus="yes">
            <source>You have %n drafts</source>
            <translation>
                <numerusform>Tienes %n borrador</numerusform>
                <numerusform>Tienes %n borradores</numerusform>
            </translation>
        </message>
        <message>
            <source>Kept ones stay on this computer, encrypted, until you come back.</source>
            <translation>Los que conserves se quedan en este equipo, cifrados, hasta que vuelvas.</translation>
        </message>
        <message>
            <source>Keys are in memory only: drafts end with Atalaya, also when you keep them.</source>
            <translation>Las claves están solo en memoria: los borradores acaban con Atalaya, aunque los conserves.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Delete and sign out</source>
            <translation>Borrar y cerrar sesión</translation>
        </message>
        <message>
            <source>Keep and sign out</source>
            <translation>Conservar y cerrar sesión</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StatePages</name>
        <message>
            <source>Your role can't see “%1”</source>
            <translation>Tu rol no puede ver «%1»</translation>
        </message>
        <message>
            <source>No role of this platform may see it. You come in as %1.</source>
            <translation>Ningún rol de esta plataforma puede verlo. Tú entras como %1.</translation>
        </message>
        <message>
            <source>%1 may see it. You come in as %2.</source>
            <translation>Lo pueden ver: %1. Tú entras como %2.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message>
            <source>Copy a request</source>
            <translation>Copiar solicitud</translation>
        </message>
        <message>
            <source>This page does not exist</source>
            <translation>Esta página no existe</translation>
        </message>
        <message>
            <source>The link may be old, or made for a newer version of Atalaya.</source>
            <translation>El enlace puede ser antiguo o de una versión más nueva de Atalaya.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StatePane</name>
        <message>
            <source>Code</source>
            <translation>Código</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>Copiar el código</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StatusStrip</name>
        <message>
            <source>Data of %1</source>
            <translation>Datos de las %1</translation>
        </message>
        <message>
            <source>No operations running</source>
            <translation>Sin operaciones en curso</translation>
        </message>
        <message numerus="yes">
            <source>%n operations running</source>
            <translation>
                <numerusform>%n operación en curso</numerusform>
                <numerusform>%n operaciones en curso</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n fallida</numerusform>
                <numerusform>%n fallidas</numerusform>
            </translation>
        </message>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Paso %1 de %2: %3</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StepUpDialog</name>
        <message>
            <source>Confirm</source>
            <translation>Confirmar</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StepUpForm</name>
        <message>
            <source>Confirming…</source>
            <translation>Confirmando…</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Confirmar</translation>
        </message>
        <message>
            <source>Confirm it with a code</source>
            <translation>Confírmalo con un código</translation>
        </message>
        <message>
            <source>You are about to replace your second factor.</source>
            <translation>Vas a cambiar tu segundo factor.</translation>
        </message>
        <message>
            <source>You are about to publish a policy.</source>
            <translation>Vas a publicar una política.</translation>
        </message>
        <message>
            <source>You are about to make a protected change (%1).</source>
            <translation>Vas a hacer un cambio protegido (%1).</translation>
        </message>
        <message>
            <source>6-&amp;digit code</source>
            <translation>C&amp;ódigo de 6 cifras</translation>
        </message>
        <message>
            <source>6-digit code</source>
            <translation>Código de 6 cifras</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>The code of your authenticator app, for exactly this change. It sends itself on the sixth digit.</source>
            <translation>El código de tu aplicación de autenticación, solo para este cambio. Se envía solo con la sexta cifra.</translation>
        </message>
        <message>
            <source>You are about to export decisions of the AI audit log.</source>
            <translation>Vas a exportar decisiones del registro de IA.</translation>
        </message>
        <message>
            <source>You are about to lift an alarm of the AI audit log.</source>
            <translation>Vas a levantar una alarma del registro de IA.</translation>
        </message>
        <message>
            <source>You are about to confirm a policy that somebody else wants to publish.</source>
            <translation>Vas a confirmar una política que otra persona quiere publicar.</translation>
        </message>
        <message>
            <source>You are about to switch a policy on.</source>
            <translation>Vas a activar una política.</translation>
        </message>
        <message>
            <source>You are about to switch a policy off.</source>
            <translation>Vas a desactivar una política.</translation>
        </message>
        <message>
            <source>You are about to change how policies decide and who publishes them.</source>
            <translation>Vas a cambiar cómo deciden las políticas y quién las publica.</translation>
        </message>
        <message>
            <source>You are about to let a blocked decision through.</source>
            <translation>Vas a permitir una decisión bloqueada.</translation>
        </message>
        <message>
            <source>You are about to refuse that a blocked decision goes through.</source>
            <translation>Vas a rechazar que se permita una decisión bloqueada.</translation>
        </message>
        <message>
            <source>You are about to ask for another retention of decisions.</source>
            <translation>Vas a pedir otro plazo de conservación de las decisiones.</translation>
        </message>
        <message>
            <source>You are about to confirm another retention of decisions.</source>
            <translation>Vas a confirmar otro plazo de conservación de las decisiones.</translation>
        </message>
        <message>
            <source>You are about to take back a change of the retention of decisions.</source>
            <translation>Vas a retirar un cambio del plazo de conservación de las decisiones.</translation>
        </message>
        <message>
            <source>You are about to let agents keep or send more than before.</source>
            <translation>Vas a permitir que los agentes guarden o envíen más que antes.</translation>
        </message>
        <message>
            <source>You are about to approve a prompt template for agents.</source>
            <translation>Vas a aprobar una plantilla de prompt para los agentes.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SubscriptionNotice</name>
        <message>
            <source>Trial period.</source>
            <translation>Periodo de prueba.</translation>
        </message>
        <message numerus="yes">
            <source>Trial period: %n days left.</source>
            <translation>
                <numerusform>Periodo de prueba: queda %n día.</numerusform>
                <numerusform>Periodo de prueba: quedan %n días.</numerusform>
            </translation>
        </message>
        <message>
            <source>Lower limits than in a paid plan.</source>
            <translation>Límites más bajos que en un plan de pago.</translation>
        </message>
        <message>
            <source>Payment pending.</source>
            <translation>Pago pendiente.</translation>
        </message>
        <message>
            <source>You can read everything; new documents and reports wait for the payment.</source>
            <translation>Puedes leerlo todo; los documentos y los informes nuevos esperan al pago.</translation>
        </message>
        <message>
            <source>Subscription suspended.</source>
            <translation>Suscripción suspendida.</translation>
        </message>
        <message>
            <source>You can read what exists; the AI and new documents are off.</source>
            <translation>Puedes leer lo que existe; la IA y los documentos nuevos están apagados.</translation>
        </message>
        <message>
            <source>Subscription cancelled.</source>
            <translation>Suscripción cancelada.</translation>
        </message>
        <message>
            <source>Only administration can come in, to export the data.</source>
            <translation>Solo puede entrar la administración, para exportar los datos.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::TasksCard</name>
        <message>
            <source>Tasks per day</source>
            <translation>Tareas por día</translation>
        </message>
        <message>
            <source>%1 days a bar</source>
            <translation>%1 días por barra</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>1 task</source>
            <translation>1 tarea</translation>
        </message>
        <message>
            <source>%1 tasks</source>
            <translation>%1 tareas</translation>
        </message>
        <message>
            <source>%1, %2, before %3</source>
            <translation>%1, %2, antes %3</translation>
        </message>
        <message>
            <source>Bars: tasks of each day beside those of the period before</source>
            <translation>Barras: tareas de cada día junto a las del periodo anterior</translation>
        </message>
        <message>
            <source>before</source>
            <translation>antes</translation>
        </message>
        <message>
            <source>now</source>
            <translation>ahora</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::TenantChip</name>
        <message>
            <source>Organisation: %1, plan %2</source>
            <translation>Organización: %1, plan %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::TrialOffer</name>
        <message>
            <source>You left a trial with other assumptions at %1.</source>
            <translation>Dejaste una prueba con otros supuestos a las %1.</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::UsageCard</name>
        <message>
            <source>Usage against limits</source>
            <translation>Uso frente a límites</translation>
        </message>
        <message>
            <source>%1, %2 plan</source>
            <translation>%1, plan %2</translation>
        </message>
        <message>
            <source>The usage could not be read</source>
            <translation>No se ha podido leer el uso</translation>
        </message>
        <message>
            <source>The other figures are not affected.</source>
            <translation>Las demás cifras no se ven afectadas.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>No data: the plan sets no limits.</source>
            <translation>Sin datos: el plan no pone límites.</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Métrica</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Usado</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Límite</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::VerifyDialog</name>
        <message>
            <source>Verify this result</source>
            <translation>Verificar este resultado</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>Numbers of the decisions</source>
            <translation>Números de las decisiones</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verificar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>This computer reads every entry of the log in the period, without gaps, recomputes the signed root from them, filters them by the same rules, and compares.</source>
            <translation>Este equipo lee todas las entradas del registro en el periodo, sin huecos, recalcula con ellas la raíz firmada, las filtra con las mismas reglas y compara.</translation>
        </message>
        <message>
            <source>That is %1 entries, about %2.</source>
            <translation>Son %1 entradas, unos %2.</translation>
        </message>
        <message>
            <source>The contents are among them, because the query looks into them.</source>
            <translation>Incluye los contenidos, porque la consulta los mira.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Verify again</source>
            <translation>Verificar otra vez</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Is any decision missing from these %1?</source>
            <translation>¿Falta alguna decisión entre estas %1?</translation>
        </message>
        <message>
            <source>%1 of %2 entries read</source>
            <translation>%1 de %2 entradas leídas</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>Verificando…</translation>
        </message>
        <message>
            <source>Entries read</source>
            <translation>Entradas leídas</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>Decisiones</translation>
        </message>
        <message>
            <source>They fit</source>
            <translation>Cumplen</translation>
        </message>
        <message>
            <source>Were shown</source>
            <translation>Se mostraron</translation>
        </message>
        <message>
            <source>Head</source>
            <translation>Cabecera</translation>
        </message>
        <message>
            <source>%1 leaves, verified</source>
            <translation>%1 hojas, verificada</translation>
        </message>
        <message>
            <source>It took</source>
            <translation>Tardó</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Omitidas</translation>
        </message>
        <message>
            <source>Does not belong</source>
            <translation>Sobran</translation>
        </message>
        <message>
            <source>Stands elsewhere</source>
            <translation>En otro lugar</translation>
        </message>
        <message>
            <source>Shown otherwise</source>
            <translation>Mostradas de otro modo</translation>
        </message>
        <message>
            <source>Content missing</source>
            <translation>Falta el contenido</translation>
        </message>
        <message>
            <source>Erased by retention</source>
            <translation>Borradas por la retención</translation>
        </message>
        <message>
            <source>The clocks of this computer and the platform differ</source>
            <translation>Los relojes de este equipo y de la plataforma difieren</translation>
        </message>
        <message>
            <source>The query reckons from now, and they are more than five minutes apart. Set the clock that is wrong, or name dates in the query.</source>
            <translation>La consulta cuenta desde ahora, y entre los dos hay más de cinco minutos. Pon en hora el que esté mal, o usa fechas en la consulta.</translation>
        </message>
        <message>
            <source>The result is of an older log than this computer knows</source>
            <translation>El resultado es de un registro más antiguo del que conoce este equipo</translation>
        </message>
        <message>
            <source>The newest decisions are not in it. Ask again; if it stays so, the platform holds them back.</source>
            <translation>No contiene las decisiones más nuevas. Pregunta de nuevo; si sigue igual, la plataforma las retiene.</translation>
        </message>
        <message>
            <source>The log could not be verified: %1</source>
            <translation>No se pudo verificar el registro: %1</translation>
        </message>
        <message>
            <source>Reading ended at entry %1. Nothing is known about the result.</source>
            <translation>La lectura acabó en la entrada %1. No se sabe nada del resultado.</translation>
        </message>
        <message>
            <source>Nothing is known about the result.</source>
            <translation>No se sabe nada del resultado.</translation>
        </message>
        <message numerus="yes">
            <source>%n decisions were left out.</source>
            <translation>
                <numerusform>Se ha omitido %n decisión.</numerusform>
                <numerusform>Se han omitido %n decisiones.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions don’t belong to it.</source>
            <translation>
                <numerusform>Sobra %n decisión.</numerusform>
                <numerusform>Sobran %n decisiones.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions stand at another place than the order says.</source>
            <translation>
                <numerusform>%n decisión está en un lugar que no le toca según el orden.</numerusform>
                <numerusform>%n decisiones están en un lugar que no les toca según el orden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions are shown otherwise than the log holds them.</source>
            <translation>
                <numerusform>%n decisión se muestra de otro modo que como la guarda el registro.</numerusform>
                <numerusform>%n decisiones se muestran de otro modo que como las guarda el registro.</numerusform>
            </translation>
        </message>
        <message>
            <source>The platform counts %1 decisions and names %2.</source>
            <translation>La plataforma cuenta %1 decisiones y nombra %2.</translation>
        </message>
        <message numerus="yes">
            <source>The content of %n decisions is missing, and no retention covers that.</source>
            <translation>
                <numerusform>Falta el contenido de %n decisión, y ninguna retención lo ampara.</numerusform>
                <numerusform>Falta el contenido de %n decisiones, y ninguna retención lo ampara.</numerusform>
            </translation>
        </message>
        <message>
            <source>This result is not what the log holds</source>
            <translation>Este resultado no es lo que guarda el registro</translation>
        </message>
        <message>
            <source>Every decision of the log that fits is in it, and no other.</source>
            <translation>Están todas las decisiones del registro que cumplen la consulta, y ninguna otra.</translation>
        </message>
        <message>
            <source>Rows at hand that agree with it: %1.</source>
            <translation>Filas cargadas que coinciden: %1.</translation>
        </message>
        <message>
            <source>The result is complete, as far as anybody can know</source>
            <translation>El resultado está completo, hasta donde se puede saber</translation>
        </message>
        <message numerus="yes">
            <source>Retention has erased the content of %n decisions, so nobody can tell whether they would fit.</source>
            <translation>
                <numerusform>La retención ha borrado el contenido de %n decisión; ya nadie puede saber si la cumpliría.</numerusform>
                <numerusform>La retención ha borrado el contenido de %n decisiones; ya nadie puede saber si la cumplirían.</numerusform>
            </translation>
        </message>
        <message>
            <source>The result is complete</source>
            <translation>El resultado está completo</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::VersionsProxy</name>
        <message>
            <source>%1, withdrawn</source>
            <translation>%1, retirada</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Cambiado</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Aprobada</translation>
        </message>
        <message>
            <source>Asked for by</source>
            <translation>La pidió</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>La aprobó</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::WhyPage</name>
        <message>
            <source>Looking for the decision…</source>
            <translation>Buscando la decisión…</translation>
        </message>
        <message>
            <source>Which decision?</source>
            <translation>¿Qué decisión?</translation>
        </message>
        <message>
            <source>Paste its number, or the correlation id that the agent was given, and press Enter.</source>
            <translation>Pega su número, o el identificador de correlación que recibió el agente, y pulsa Intro.</translation>
        </message>
        <message>
            <source>No decision has this number</source>
            <translation>Ninguna decisión tiene este número</translation>
        </message>
        <message>
            <source>Check it: it is the number of a decision of your organisation, or the correlation id of a request that came to one.</source>
            <translation>Compruébalo: es el número de una decisión de tu organización o el identificador de correlación de una petición que llegó a una.</translation>
        </message>
        <message>
            <source>rule %1</source>
            <translation>regla %1</translation>
        </message>
        <message>
            <source>its “otherwise”</source>
            <translation>su «si no»</translation>
        </message>
        <message>
            <source>It was executed; there is nothing to lift.</source>
            <translation>Se ejecutó; no hay nada que levantar.</translation>
        </message>
        <message>
            <source>A policy held it back, and an override let it go ahead.</source>
            <translation>Una política la retuvo y una excepción la dejó seguir.</translation>
        </message>
        <message>
            <source>Retention has erased what it was about, so it can’t be asked for any more.</source>
            <translation>La retención ha borrado de qué trataba, así que ya no se puede solicitar.</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>a person and the role</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>Whoever did not ask for it may agree: %1.</source>
            <translation>Puede aceptarla quien no la solicitó: %1.</translation>
        </message>
        <message>
            <source>Nobody in your organisation may.</source>
            <translation>En tu organización no puede nadie.</translation>
        </message>
        <message>
            <source>Roles that may: %1.</source>
            <translation>Roles que pueden: %1.</translation>
        </message>
        <message>
            <source>No reason is kept.</source>
            <translation>No se conserva ningún motivo.</translation>
        </message>
        <message>
            <source>“%1”</source>
            <comment>a sentence that is quoted</comment>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>erased</source>
            <translation>borrado</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>%1, version %2</source>
            <translation>%1, versión %2</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Acción</translation>
        </message>
        <message>
            <source>Entity</source>
            <translation>Entidad</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agente</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decisión</translation>
        </message>
        <message>
            <source>Same request</source>
            <translation>Misma petición</translation>
        </message>
        <message>
            <source>%1 decisions; this is the newest.</source>
            <translation>%1 decisiones; esta es la más reciente.</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Excepción</translation>
        </message>
        <message>
            <source>asked for by %1</source>
            <translation>solicitada por %1</translation>
        </message>
        <message>
            <source>Number of a decision, or correlation id</source>
            <translation>Número de una decisión o identificador de correlación</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Preguntar</translation>
        </message>
        <message>
            <source>Ask why</source>
            <translation>Preguntar por qué</translation>
        </message>
        <message>
            <source>Who may lift it</source>
            <translation>Quién puede levantarla</translation>
        </message>
        <message>
            <source>Request an override</source>
            <translation>Solicitar una excepción</translation>
        </message>
        <message>
            <source>See the override</source>
            <translation>Ver la excepción</translation>
        </message>
        <message>
            <source>In the log</source>
            <translation>En el registro</translation>
        </message>
        <message>
            <source>Show the decision in the AI audit log</source>
            <translation>Mostrar la decisión en el registro de IA</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <source>Ask about the number</source>
            <translation>Preguntar por el número</translation>
        </message>
        <message>
            <source>Ask the platform again</source>
            <translation>Volver a preguntar a la plataforma</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::WordsProxy</name>
        <message>
            <source>%1: %2</source>
            <comment>column and value</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::Workspace</name>
        <message>
            <source>Your session has ended.</source>
            <translation>Tu sesión ha terminado.</translation>
        </message>
        <message>
            <source>What you see stays; sign in to go on.</source>
            <translation>Lo que ves se queda; vuelve a entrar para seguir.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Entrar</translation>
        </message>
        <message>
            <source>What you see is of %1.</source>
            <translation>Lo que ves es de las %1.</translation>
        </message>
        <message>
            <source>The platform can't be reached.</source>
            <translation>No se llega a la plataforma.</translation>
        </message>
        <message>
            <source>No connection.</source>
            <translation>Sin conexión.</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>This link is for another platform (%1). Sign in there to open it.</source>
            <translation>Este enlace es de otra plataforma (%1). Entra allí para abrirlo.</translation>
        </message>
        <message>
            <source>This link is for another organisation (%1). This window stays in yours.</source>
            <translation>Este enlace es de otra organización (%1). Esta ventana sigue en la tuya.</translation>
        </message>
        <message>
            <source>the platform</source>
            <translation>la plataforma</translation>
        </message>
        <message>
        <source>Starting the platform on this computer…</source>
        <translation>Arrancando la plataforma en este ordenador…</translation>
    </message>
        <message>
        <source>The platform on this computer has ended.</source>
        <translation>La plataforma de este ordenador ha terminado.</translation>
    </message>
        <message>
        <source>What you see stays; start it again to go on.</source>
        <translation>Lo que ves se queda; arráncala otra vez para seguir.</translation>
    </message>
        <message>
        <source>Start again</source>
        <translation>Arrancar otra vez</translation>
    </message>
        <message>
            <source>Alarm of the AI audit log</source>
            <translation>Alarma del registro de IA</translation>
        </message>
        <message>
            <source>See the evidence</source>
            <translation>Ver pruebas</translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::WorkspaceCommands</name>
        <message>
            <source>Read the data again</source>
            <translation>Leer otra vez los datos</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Tema claro</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Tema oscuro</translation>
        </message>
        <message>
            <source>Language: %1</source>
            <translation>Idioma: %1</translation>
        </message>
        <message>
            <source>Narrow or widen the navigation</source>
            <translation>Reducir o ensanchar la navegación</translation>
        </message>
        <message>
            <source>Copy a link to this page</source>
            <translation>Copiar un enlace a esta página</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>My account</source>
            <translation>Mi cuenta</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>Lock the window</source>
            <translation>Bloquear la ventana</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Notificaciones</translation>
        </message>
    </context>
</TS>
