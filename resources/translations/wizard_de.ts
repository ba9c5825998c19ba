<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionDetails</name>
    <message>
        <source>Follows the approval process</source>
        <translation>Durchläuft den Freigabeprozess</translation>
    </message>
    <message>
        <source>Agents have to tag the Ticket</source>
        <translation>Agenten müssen das Ticket verschlagworten</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Tells the Network which button it was.</source>
        <translation>Sagt dem Netzwerk, welche Schaltfläche es war.</translation>
    </message>
    <message>
        <source>The agent writes a reply, and it is posted on the Network.</source>
        <translation>Der Agent schreibt eine Antwort; sie wird im Netzwerk veröffentlicht.</translation>
    </message>
    <message>
        <source>The agent replies with a text that was prepared beforehand.</source>
        <translation>Der Agent antwortet mit einem vorbereiteten Text.</translation>
    </message>
    <message>
        <source>Tells the Network at one press.</source>
        <translation>Meldet es dem Netzwerk mit einem Klick.</translation>
    </message>
    <message>
        <source>Deletes a reply of yours from the Network.</source>
        <translation>Löscht eine Ihrer Antworten im Netzwerk.</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Aktivität durchsuchen</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nothing fits what you look for.</source>
        <translation>Nichts passt zu Ihrer Suche.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Tickets and replies will appear here.</source>
        <translation>Noch ist nichts geschehen. Tickets und Antworten erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>AddressBar</name>
    <message>
        <source>Now {percent} %</source>
        <translation>Jetzt {percent} %</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation>Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>Not encrypted, but it does not leave this computer.</source>
        <translation>Nicht verschlüsselt, verlässt aber diesen Rechner nicht.</translation>
    </message>
    <message>
        <source>Not encrypted: others can read what you type.</source>
        <translation>Nicht verschlüsselt: Andere können lesen, was Sie eingeben.</translation>
    </message>
    <message>
        <source>There is no page.</source>
        <translation>Es gibt keine Seite.</translation>
    </message>
    <message>
        <source>This page belongs to {host}</source>
        <translation>Diese Seite gehört zu {host}</translation>
    </message>
    <message>
        <source>Page {path}</source>
        <translation>Seite {path}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Eigenen Browser verwenden</translation>
    </message>
    <message>
        <source>It works with security keys and passkeys, too.</source>
        <translation>Dort gehen auch Sicherheitsschlüssel und Passkeys.</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing needs you. What cannot become a Ticket or be posted appears here, with the reason.</source>
        <translation>Nichts zu tun. Was kein Ticket werden oder nicht veröffentlicht werden kann, erscheint hier mit dem Grund.</translation>
    </message>
    <message>
        <source>1 is set aside.</source>
        <translation>1 ist zurückgestellt.</translation>
    </message>
    <message>
        <source>{0} are set aside.</source>
        <translation>{0} sind zurückgestellt.</translation>
    </message>
    <message>
        <source>1 reply waits; nothing is lost.</source>
        <translation>1 Antwort wartet; nichts geht verloren.</translation>
    </message>
    <message>
        <source>{0} replies wait; nothing is lost.</source>
        <translation>{0} Antworten warten; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Give this reply up?</source>
        <translation>Diese Antwort aufgeben?</translation>
    </message>
    <message>
        <source>Give this post up?</source>
        <translation>Diesen Beitrag aufgeben?</translation>
    </message>
    <message>
        <source>It will not be tried again. On SocialHub it stays as it is.</source>
        <translation>Sie wird nicht noch einmal versucht. Bei SocialHub bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>It will not become a Ticket. On the Network it stays as it is.</source>
        <translation>Er wird kein Ticket. Im Netzwerk bleibt er, wie er ist.</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Channels, secrets, templates and history go into one file, locked with a passphrase. Without the passphrase nobody can open it, you included.</source>
        <translation>Kanäle, Geheimnisse, Vorlagen und Verlauf kommen in eine Datei, verschlossen mit einer Passphrase. Ohne die Passphrase kann niemand sie öffnen, auch Sie nicht.</translation>
    </message>
    <message>
        <source>Where to back up to</source>
        <translation>Wohin gesichert wird</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again; nothing was written.</source>
        <translation>Die beiden Passphrasen sind verschieden. Geben Sie sie noch einmal ein; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name, or replace it.</source>
        <translation>Diese Datei gibt es schon. Wählen Sie einen anderen Namen, oder ersetzen Sie sie.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>{0} is written, with {1}.</source>
        <translation>{0} ist geschrieben, mit {1}.</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>keinem Kanal</translation>
    </message>
</context>
<context>
    <name>BrandingDetails</name>
    <message>
        <source>How SocialHub shows this channel.</source>
        <translation>Wie SocialHub diesen Kanal zeigt.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>The address of a picture</source>
        <translation>Die Adresse eines Bildes</translation>
    </message>
    <message>
        <source>Picture for people without one</source>
        <translation>Ersatzbild für Personen</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Channel Wizard met a fault of its own.</source>
        <translation>Channel Wizard ist auf einen eigenen Fehler gestoßen.</translation>
    </message>
    <message>
        <source>Try again. Nothing that was entered is lost.</source>
        <translation>Versuchen Sie es noch einmal. Ihre Eingaben sind nicht verloren.</translation>
    </message>
</context>
<context>
    <name>CallbacksDetails</name>
    <message>
        <source>Pages that SocialHub opens for other customers, once its team has promoted this manifest.</source>
        <translation>Seiten, die SocialHub für andere Kunden öffnet, sobald sein Team dieses Manifest freigegeben hat.</translation>
    </message>
    <message>
        <source>To add a channel</source>
        <translation>Kanal hinzufügen</translation>
    </message>
    <message>
        <source>To activate a channel again</source>
        <translation>Kanal wieder aktivieren</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Take back all</source>
        <translation>Alle zurücknehmen</translation>
    </message>
    <message>
        <source>Nothing will be sent.</source>
        <translation>Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>The manifest is as SocialHub has it.</source>
        <translation>Das Manifest ist so, wie SocialHub es hat.</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Zeile {line}: {message}</translation>
    </message>
    <message>
        <source>One change will be sent.</source>
        <translation>Eine Änderung wird gesendet.</translation>
    </message>
    <message>
        <source>{0} changes will be sent.</source>
        <translation>{0} Änderungen werden gesendet.</translation>
    </message>
    <message>
        <source>The JSON view has a text that cannot be read. {0}</source>
        <translation>In der JSON-Ansicht steht ein Text, der nicht gelesen werden kann. {0}</translation>
    </message>
    <message>
        <source>Go to the JSON text</source>
        <translation>Zum JSON-Text</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>SocialHub’s</source>
        <translation>SocialHubs</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meins behalten</translation>
    </message>
    <message>
        <source>Take SocialHub’s</source>
        <translation>SocialHubs nehmen</translation>
    </message>
    <message>
        <source>SocialHub’s copy changed meanwhile, and so did yours.</source>
        <translation>SocialHubs Fassung hat sich inzwischen geändert, Ihre auch.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
</context>
<context>
    <name>ChannelRail</name>
    <message>
        <source>+ Add a channel</source>
        <translation>+ Kanal hinzufügen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ChannelsWindow</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>No Ticket and no reply in this time.</source>
        <translation>Kein Ticket und keine Antwort in dieser Zeit.</translation>
    </message>
    <message>
        <source>Tickets: {0}. Replies: {1}.</source>
        <translation>Tickets: {0}. Antworten: {1}.</translation>
    </message>
    <message>
        <source>A post became a Ticket after {0}.</source>
        <translation>Ein Beitrag wurde nach {0} zum Ticket.</translation>
    </message>
    <message>
        <source>An answer was delivered after {0}.</source>
        <translation>Eine Antwort wurde nach {0} zugestellt.</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>MMM d</source>
        <comment>a day of this year, in the letters of QLocale: Nov 25</comment>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Possible until {0}</source>
        <translation>Möglich bis {0}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Export diagnostics</source>
        <translation>Diagnose exportieren</translation>
    </message>
    <message>
        <source>For whoever helps you: versions, health and figures. Secrets, texts, names, addresses and ids are left out. Read it before you send it.</source>
        <translation>Für alle, die Ihnen helfen: Versionen, Zustand und Zahlen. Geheimnisse, Texte, Namen, Adressen und Kennungen sind weggelassen. Lesen Sie es, bevor Sie es senden.</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>Everything is looked at …</source>
        <translation>Alles wird angesehen …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <translation>Wo gespeichert wird</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name, or replace it.</source>
        <translation>Diese Datei gibt es schon. Wählen Sie einen anderen Namen, oder ersetzen Sie sie.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>{0} is written.</source>
        <translation>{0} ist geschrieben.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>No browser opened. Open this address yourself: {0}</source>
        <translation>Es hat sich kein Browser geöffnet. Öffnen Sie diese Adresse selbst: {0}</translation>
    </message>
    <message>
        <source>The set-up window could not be opened: {0}.</source>
        <translation>Das Einrichtungsfenster konnte nicht geöffnet werden: {0}.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Import from the clipboard</source>
        <translation>Aus der Zwischenablage importieren</translation>
    </message>
    <message>
        <source>Import from a file …</source>
        <translation>Aus einer Datei importieren …</translation>
    </message>
    <message>
        <source>Export to a file …</source>
        <translation>In eine Datei exportieren …</translation>
    </message>
    <message>
        <source>Copied, without the webhook’s secret.</source>
        <translation>Kopiert, ohne das Geheimnis des Webhooks.</translation>
    </message>
    <message>
        <source>Export the manifest</source>
        <translation>Manifest exportieren</translation>
    </message>
    <message>
        <source>Exported with the secret to {0}.</source>
        <translation>Mit dem Geheimnis exportiert nach {0}.</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exportiert nach {0}.</translation>
    </message>
    <message>
        <source>Import a manifest</source>
        <translation>Manifest importieren</translation>
    </message>
    <message>
        <source>That is the manifest that is here already.</source>
        <translation>Das ist das Manifest, das schon hier ist.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>One mistake has to be mended before it can be sent.</source>
        <translation>Ein Fehler muss behoben werden, bevor es gesendet werden kann.</translation>
    </message>
    <message>
        <source>{0} mistakes have to be mended before it can be sent.</source>
        <translation>{0} Fehler müssen behoben werden, bevor es gesendet werden kann.</translation>
    </message>
    <message>
        <source>It changes where SocialHub sends replies: look at the webhook’s address.</source>
        <translation>Es ändert, wohin SocialHub Antworten schickt: Sehen Sie sich die Adresse des Webhooks an.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Line {line} of {file}: {message}</source>
        <translation>Zeile {line} von {file}: {message}</translation>
    </message>
    <message>
        <source>Line {line} of the clipboard: {message}</source>
        <translation>Zeile {line} der Zwischenablage: {message}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Manifest (*.json);;All files (*)</source>
        <translation>Manifest (*.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige Stelle</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>What the manifest holds</source>
        <translation>Was das Manifest enthält</translation>
    </message>
    <message>
        <source>+ Add …</source>
        <translation>+ Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a button, an option or a tab</source>
        <translation>Schaltfläche, Option oder Reiter hinzufügen</translation>
    </message>
    <message>
        <source>What can be done with this</source>
        <translation>Was damit getan werden kann</translation>
    </message>
    <message>
        <source>Duplicate, move, remove</source>
        <translation>Duplizieren, verschieben, entfernen</translation>
    </message>
    <message>
        <source>How SocialHub shows this channel, and where it sends what agents do.</source>
        <translation>Wie SocialHub diesen Kanal zeigt, und wohin es sendet, was Agenten tun.</translation>
    </message>
    <message>
        <source>The JSON text cannot be read (line {0}): {1} Until it can, nothing changes here.</source>
        <translation>Der JSON-Text ist nicht lesbar (Zeile {0}): {1} Bis er es wieder ist, ändert sich hier nichts.</translation>
    </message>
    <message>
        <source>Go to the JSON text</source>
        <translation>Zum JSON-Text</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Inbox-Schaltflächen</translation>
    </message>
    <message>
        <source>Tabs beside the Ticket</source>
        <translation>Reiter neben dem Ticket</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Colours and icons</source>
        <translation>Farben und Symbole</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rückrufe</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>hat einen Fehler</translation>
    </message>
    <message>
        <source>does not fit the Network</source>
        <translation>passt nicht zum Netzwerk</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Choose one, or add one.</source>
        <translation>Was Agenten mit einem Ticket dieses Kanals tun können. Wählen Sie eine Schaltfläche oder fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>What agents see beside a Ticket of this channel. Choose one, or add one.</source>
        <translation>Was Agenten neben einem Ticket dieses Kanals sehen. Wählen Sie einen Reiter oder fügen Sie einen hinzu.</translation>
    </message>
    <message>
        <source>“{0}” is number {1} of {2} now.</source>
        <translation>„{0}“ ist jetzt Nummer {1} von {2}.</translation>
    </message>
    <message>
        <source>The agent writes a reply.</source>
        <translation>Der Agent schreibt eine Antwort.</translation>
    </message>
    <message>
        <source>The agent replies with a text that was prepared beforehand.</source>
        <translation>Der Agent antwortet mit einem vorbereiteten Text.</translation>
    </message>
    <message>
        <source>One press, such as a favourite. The Network has to know its id.</source>
        <translation>Ein Klick, etwa ein Favorit. Das Netzwerk muss seine Id kennen.</translation>
    </message>
    <message>
        <source>Deletes a reply of yours from the Network.</source>
        <translation>Löscht eine Ihrer Antworten im Netzwerk.</translation>
    </message>
    <message>
        <source>This channel has no templates yet.</source>
        <translation>Dieser Kanal hat noch keine Vorlagen.</translation>
    </message>
    <message>
        <source>One of the things the agent chooses from.</source>
        <translation>Eines von dem, was der Agent auswählt.</translation>
    </message>
    <message>
        <source>Option of “{0}”</source>
        <translation>Option von „{0}“</translation>
    </message>
    <message>
        <source>Shows what belongs to the same thread, beside the Ticket.</source>
        <translation>Zeigt neben dem Ticket, was zur selben Unterhaltung gehört.</translation>
    </message>
    <message>
        <source>{0} offers this.</source>
        <translation>{0} bietet das an.</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>Option hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Account › Channels</source>
        <translation>Account › Kanäle</translation>
    </message>
    <message>
        <source>Inbox API</source>
        <translation>Inbox API</translation>
    </message>
    <message>
        <source>Custom Channels</source>
        <translation>Custom Channels</translation>
    </message>
    <message>
        <source>Add Channel</source>
        <translation>Kanal hinzufügen</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>In SocialHub, open Account, then Channels, then Inbox API. Choose Add Channel and name it. Copy the access token that is shown.</source>
        <translation>Öffnen Sie in SocialHub Account, dann Kanäle, dann Inbox API. Wählen Sie „Kanal hinzufügen“ und geben Sie einen Namen ein. Kopieren Sie den angezeigten Zugriffsschlüssel.</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of {0}</source>
        <translation>Verlauf von {0}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>What changed with this version</source>
        <translation>Was sich mit dieser Version geändert hat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <source>What changed with it</source>
        <translation>Was sich damit geändert hat</translation>
    </message>
    <message>
        <source>The webhook stays as it is: replies depend on it.</source>
        <translation>Der Webhook bleibt, wie er ist: Antworten hängen davon ab.</translation>
    </message>
    <message>
        <source>No version was kept on this computer yet.</source>
        <translation>Auf diesem Computer wurde noch keine Version aufbewahrt.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>applied from here</source>
        <translation>von hier angewendet</translation>
    </message>
    <message>
        <source>found on SocialHub</source>
        <translation>bei SocialHub vorgefunden</translation>
    </message>
    <message>
        <source>The first version that was kept.</source>
        <translation>Die erste aufbewahrte Version.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Edit in detail</source>
        <translation>Im Einzelnen bearbeiten</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Inbox-Schaltflächen</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel.</source>
        <translation>Was Agenten mit einem Ticket dieses Kanals tun können.</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Made from what the Network can do.</source>
        <translation>Was Agenten mit Tickets dieses Kanals tun können – so viel, wie das Netzwerk kann.</translation>
    </message>
    <message>
        <source>Line {0} cannot be read</source>
        <translation>Zeile {0} ist nicht lesbar</translation>
    </message>
    <message>
        <source>1 place to choose</source>
        <translation>1 Stelle zu wählen</translation>
    </message>
    <message>
        <source>{0} places to choose</source>
        <translation>{0} Stellen zu wählen</translation>
    </message>
    <message>
        <source>One label is missing</source>
        <translation>Eine Beschriftung fehlt</translation>
    </message>
    <message>
        <source>{0} labels are missing</source>
        <translation>{0} Beschriftungen fehlen</translation>
    </message>
    <message>
        <source>One thing is not right</source>
        <translation>Eine Sache stimmt nicht</translation>
    </message>
    <message>
        <source>{0} things are not right</source>
        <translation>{0} Sachen stimmen nicht</translation>
    </message>
    <message>
        <source>Reading the manifest …</source>
        <translation>Das Manifest wird gelesen …</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>SocialHub promoted this channel&apos;s manifest: it can no longer be read or changed from here. Its buttons stay as they are; write to SocialHub&apos;s team to change them.</source>
        <translation>SocialHub hat das Manifest dieses Kanals freigegeben: Es kann von hier aus nicht mehr gelesen oder geändert werden. Die Schaltflächen bleiben, wie sie sind; Änderungen übernimmt das Team von SocialHub.</translation>
    </message>
    <message>
        <source>Begin again with what {0} can do</source>
        <translation>Neu beginnen mit dem, was {0} kann</translation>
    </message>
    <message>
        <source>‹ Overview</source>
        <translation>‹ Übersicht</translation>
    </message>
    <message>
        <source>Templates can be written once the channel is set up, in the main window.</source>
        <translation>Vorlagen können geschrieben werden, sobald der Kanal eingerichtet ist, im Hauptfenster.</translation>
    </message>
    <message>
        <source>What you edited is not kept yet. {0}</source>
        <translation>Was Sie bearbeitet haben, ist noch nicht gesichert. {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too.</source>
        <translation>Das Manifest bei SocialHub wurde inzwischen an Stellen geändert, die auch Sie geändert haben.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>The webhook is set up at the next step; what is written about it here is left out.</source>
        <translation>Der Webhook wird im nächsten Schritt eingerichtet; was hier dazu steht, wird weggelassen.</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>The manifest as JSON</source>
        <translation>Das Manifest als JSON</translation>
    </message>
    <message>
        <source>Tab moves text in. Esc leaves the text. F8 goes to the next mistake.</source>
        <translation>Tab rückt Text ein. Esc verlässt den Text. F8 geht zum nächsten Fehler.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formatieren</translation>
    </message>
    <message>
        <source>Previous mistake</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <source>Next mistake</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Lay the text out anew</source>
        <translation>Den Text neu anordnen</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Keine Fehler.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Zeile {line}: {message}</translation>
    </message>
    <message>
        <source>Undo what was typed</source>
        <translation>Getipptes zurücknehmen</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>End the practice?</source>
        <translation>Die Übung beenden?</translation>
    </message>
    <message>
        <source>Nothing of it stays.</source>
        <translation>Nichts davon bleibt zurück.</translation>
    </message>
    <message>
        <source>End the practice</source>
        <translation>Übung beenden</translation>
    </message>
    <message>
        <source>Keep what you entered so far?</source>
        <translation>Bisherige Eingaben behalten?</translation>
    </message>
    <message>
        <source>Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.</source>
        <translation>Behalten: Das Fenster öffnet sich wieder bei diesem Schritt. Verwerfen: Die Anmeldung wird zurückgegeben, und alles ist weg.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Für später behalten</translation>
    </message>
</context>
<context>
    <name>LoginBrowser</name>
    <message>
        <source>Log-in page</source>
        <translation>Anmeldeseite</translation>
    </message>
    <message>
        <source>Security keys and passkeys work in your own browser only.</source>
        <translation>Sicherheitsschlüssel und Passkeys funktionieren nur in Ihrem eigenen Browser.</translation>
    </message>
    <message>
        <source>Files cannot be sent from here.</source>
        <translation>Von hier können keine Dateien gesendet werden.</translation>
    </message>
    <message>
        <source>{host} says: {words}</source>
        <translation>{host} meldet: {words}</translation>
    </message>
    <message>
        <source>The page wanted to leave the web. That was not allowed.</source>
        <translation>Die Seite wollte das Web verlassen. Das wurde nicht erlaubt.</translation>
    </message>
    <message>
        <source>The page wanted to open another window. That was not allowed.</source>
        <translation>Die Seite wollte ein weiteres Fenster öffnen. Das wurde nicht erlaubt.</translation>
    </message>
    <message>
        <source>Nothing can be downloaded from here.</source>
        <translation>Von hier kann nichts heruntergeladen werden.</translation>
    </message>
</context>
<context>
    <name>LoginFailure</name>
    <message>
        <source>You closed the log-in page.</source>
        <translation>Sie haben die Anmeldeseite geschlossen.</translation>
    </message>
    <message>
        <source>Open it again, or use your own browser.</source>
        <translation>Öffnen Sie sie noch einmal, oder verwenden Sie Ihren eigenen Browser.</translation>
    </message>
    <message>
        <source>The log-in page of {host} closed itself.</source>
        <translation>Die Anmeldeseite von {host} hat sich selbst geschlossen.</translation>
    </message>
    <message>
        <source>Nothing happened on the log-in page for a while, so it was closed.</source>
        <translation>Auf der Anmeldeseite ist eine Weile nichts geschehen, deshalb wurde sie geschlossen.</translation>
    </message>
    <message>
        <source>Open it again when you are ready.</source>
        <translation>Öffnen Sie sie wieder, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>The log-in page of {host} stopped working.</source>
        <translation>Die Anmeldeseite von {host} reagiert nicht mehr.</translation>
    </message>
    <message>
        <source>Try again, or use your own browser.</source>
        <translation>Versuchen Sie es noch einmal, oder verwenden Sie Ihren eigenen Browser.</translation>
    </message>
    <message>
        <source>The log-in page cannot be shown in here on this computer.</source>
        <translation>Die Anmeldeseite kann auf diesem Rechner hier nicht angezeigt werden.</translation>
    </message>
    <message>
        <source>Use your own browser.</source>
        <translation>Verwenden Sie Ihren eigenen Browser.</translation>
    </message>
    <message>
        <source>The proxy {host} asks for a password.</source>
        <translation>Der Proxy {host} verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>Enter it with the proxy in the preferences, or use your own browser, which can give it.</source>
        <translation>Geben Sie es beim Proxy in den Einstellungen ein, oder verwenden Sie Ihren eigenen Browser, der es angeben kann.</translation>
    </message>
    <message>
        <source>{host} asks for a password before it shows its log-in page.</source>
        <translation>{host} verlangt ein Passwort, bevor es seine Anmeldeseite zeigt.</translation>
    </message>
    <message>
        <source>Use your own browser, which can give it.</source>
        <translation>Verwenden Sie Ihren eigenen Browser, der es angeben kann.</translation>
    </message>
    <message>
        <source>The proxy {host} does not accept the log-in that it is given.</source>
        <translation>Der Proxy {host} nimmt die Anmeldung nicht an, die er bekommt.</translation>
    </message>
    <message>
        <source>Check its user name and password in the preferences, then try again.</source>
        <translation>Prüfen Sie Benutzername und Passwort in den Einstellungen, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The page in here cannot go through {host}, a proxy that speaks TLS itself.</source>
        <translation>Die Seite kann hier nicht über {host} gehen, einen Proxy, der selbst TLS spricht.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired or is not valid yet.</source>
        <translation>Das Zertifikat von {host} ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>The certificate of {host} belongs to another server.</source>
        <translation>Das Zertifikat von {host} gehört einem anderen Server.</translation>
    </message>
    <message>
        <source>The certificate of {host} comes from nobody this computer trusts.</source>
        <translation>Das Zertifikat von {host} stammt von niemandem, dem dieser Rechner vertraut.</translation>
    </message>
    <message>
        <source>The certificate of {host} was revoked.</source>
        <translation>Das Zertifikat von {host} wurde widerrufen.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid.</source>
        <translation>Das Zertifikat von {host} ist nicht gültig.</translation>
    </message>
    <message>
        <source>Your password would not be safe there, so the page stays closed. Check this computer’s clock and the server’s name, or ask whoever runs the server.</source>
        <translation>Ihr Passwort wäre dort nicht sicher, deshalb bleibt die Seite geschlossen. Prüfen Sie die Uhr dieses Rechners und den Namen des Servers, oder fragen Sie dessen Betreiber.</translation>
    </message>
    <message>
        <source>The name {host} is not known on the internet.</source>
        <translation>Der Name {host} ist im Internet nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the server’s name and your connection, then try again.</source>
        <translation>Prüfen Sie den Namen des Servers und Ihre Verbindung, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This computer is offline.</source>
        <translation>Dieser Rechner ist offline.</translation>
    </message>
    <message>
        <source>Connect it to the internet, then try again.</source>
        <translation>Verbinden Sie ihn mit dem Internet, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The proxy did not let {host} through.</source>
        <translation>Der Proxy ließ {host} nicht durch.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences, then try again.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} does not answer.</source>
        <translation>Der Proxy auf dem Weg zu {host} antwortet nicht.</translation>
    </message>
    <message>
        <source>{host} does not offer a secure connection that works.</source>
        <translation>{host} bietet keine sichere Verbindung an, die funktioniert.</translation>
    </message>
    <message>
        <source>Try again later, or ask whoever runs the server.</source>
        <translation>Versuchen Sie es später noch einmal, oder fragen Sie den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>{host} sends the log-in page in circles.</source>
        <translation>{host} leitet die Anmeldeseite im Kreis.</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} antwortet nicht.</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>{host} has no log-in page to show (it answered {status}).</source>
        <translation>{host} hat keine Anmeldeseite zu zeigen (Antwort {status}).</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>You are logged in</source>
        <translation>Sie sind angemeldet</translation>
    </message>
    <message>
        <source>Log in to {0}</source>
        <translation>Bei {0} anmelden</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Channel Wizard reads what is addressed to this account, and posts replies as it.</source>
        <translation>Channel Wizard liest, was an dieses Konto gerichtet ist, und veröffentlicht Antworten in seinem Namen.</translation>
    </message>
    <message>
        <source>Access has expired. Log in with the same account; everything goes on where it stopped.</source>
        <translation>Der Zugang ist abgelaufen. Melden Sie sich mit demselben Konto an; alles geht dort weiter, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>For practice: the user is “{0}”, the password “{1}”.</source>
        <translation>Zum Üben: Der Benutzer ist „{0}“, das Passwort „{1}“.</translation>
    </message>
    <message>
        <source>This Network has no log-in page. It gives out access tokens, usually in its settings.</source>
        <translation>Dieses Netzwerk hat keine Anmeldeseite. Es gibt Zugriffsschlüssel aus, meist in seinen Einstellungen.</translation>
    </message>
    <message>
        <source>The page below belongs to your server. Channel Wizard never sees your password.</source>
        <translation>Die Seite unten gehört Ihrem Server. Channel Wizard sieht Ihr Passwort nie.</translation>
    </message>
    <message>
        <source>Waiting for your log-in …</source>
        <translation>Wartet auf Ihre Anmeldung …</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Asking the Network …</source>
        <translation>Das Netzwerk wird gefragt …</translation>
    </message>
    <message>
        <source>Opening the log-in page …</source>
        <translation>Die Anmeldeseite wird geöffnet …</translation>
    </message>
    <message>
        <source>Finishing the log-in …</source>
        <translation>Die Anmeldung wird abgeschlossen …</translation>
    </message>
</context>
<context>
    <name>LongestReply</name>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>characters, as {0} allows</source>
        <translation>Zeichen, wie {0} erlaubt</translation>
    </message>
    <message>
        <source>characters; {0} allows {1}</source>
        <translation>Zeichen; {0} erlaubt {1}</translation>
    </message>
</context>
<context>
    <name>ManifestEditor</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ManifestForm</name>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply with a template</source>
        <translation>Mit Vorlage antworten</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Schaltfläche</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Label in {0}</source>
        <translation>Beschriftung auf {0}</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Unit of the time limit</source>
        <translation>Einheit der Frist</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>als Text</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>One file may be attached</source>
        <translation>Eine Datei ist erlaubt</translation>
    </message>
    <message>
        <source>Text or one file, not both</source>
        <translation>Entweder Text oder Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Choose the colour</source>
        <translation>Farbe wählen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Six figures, such as #3b5998</source>
        <translation>Sechs Stellen, etwa #3b5998</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Generate a new secret</source>
        <translation>Neues Geheimnis erzeugen</translation>
    </message>
    <message>
        <source>SocialHub signs what it sends with it, so that nobody else can pretend to be SocialHub.</source>
        <translation>Damit unterschreibt SocialHub, was es sendet; so kann sich niemand als SocialHub ausgeben.</translation>
    </message>
    <message>
        <source>Write templates …</source>
        <translation>Vorlagen schreiben …</translation>
    </message>
    <message>
        <source>Address of the templates</source>
        <translation>Adresse der Vorlagen</translation>
    </message>
    <message>
        <source>SocialHub fetches from there what agents can choose from.</source>
        <translation>SocialHub ruft von dort ab, was Agenten zur Wahl haben.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>The agent has to choose one of them with the reply.</source>
        <translation>Der Agent muss mit der Antwort eine davon wählen.</translation>
    </message>
    <message>
        <source>+ Add an option</source>
        <translation>+ Option hinzufügen</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>Als JSON öffnen</translation>
    </message>
    <message>
        <source>English is missing.</source>
        <translation>Englisch fehlt.</translation>
    </message>
    <message>
        <source>German is missing.</source>
        <translation>Deutsch fehlt.</translation>
    </message>
    <message>
        <source>French is missing.</source>
        <translation>Französisch fehlt.</translation>
    </message>
    <message>
        <source>Use “{0}”</source>
        <translation>„{0}“ nehmen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ManifestPanel</name>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reading the manifest …</source>
        <translation>Das Manifest wird gelesen …</translation>
    </message>
    <message>
        <source>This is how it was last seen from here.</source>
        <translation>So wurde es von hier aus zuletzt gesehen.</translation>
    </message>
    <message>
        <source>It was never seen from here.</source>
        <translation>Von hier aus wurde es nie gesehen.</translation>
    </message>
    <message>
        <source>SocialHub promoted this manifest: it can be neither read nor changed with this channel&apos;s token. Write to SocialHub&apos;s team to change it; export what you want, and send it to them.</source>
        <translation>SocialHub hat dieses Manifest freigegeben: Mit dem Zugriffsschlüssel dieses Kanals kann es weder gelesen noch geändert werden. Schreiben Sie dem Team von SocialHub, um es zu ändern; exportieren Sie, was Sie möchten, und senden Sie es dorthin.</translation>
    </message>
    <message>
        <source>{0} What the Network allows is not shown.</source>
        <translation>{0} Was das Netzwerk erlaubt, wird nicht angezeigt.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Applying …</source>
        <translation>Wird angewendet …</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too. Nothing was sent; choose what is to stay.</source>
        <translation>Das Manifest bei SocialHub hat sich inzwischen an Stellen geändert, die auch Sie geändert haben. Es wurde nichts gesendet; wählen Sie, was bleiben soll.</translation>
    </message>
    <message>
        <source>SocialHub has some of it in another way than it was told; this is how it is there.</source>
        <translation>SocialHub hat einiges davon anders übernommen; so ist es dort.</translation>
    </message>
    <message>
        <source>Somebody else had changed it meanwhile; both are in it now.</source>
        <translation>Jemand anderes hatte es inzwischen geändert; beides ist jetzt enthalten.</translation>
    </message>
    <message>
        <source>There was nothing to send.</source>
        <translation>Es gab nichts zu senden.</translation>
    </message>
    <message>
        <source>1 change applied.</source>
        <translation>1 Änderung angewendet.</translation>
    </message>
    <message>
        <source>{0} changes applied.</source>
        <translation>{0} Änderungen angewendet.</translation>
    </message>
    <message>
        <source>History …</source>
        <translation>Verlauf …</translation>
    </message>
    <message>
        <source>Read again from SocialHub</source>
        <translation>Neu von SocialHub lesen</translation>
    </message>
    <message>
        <source>Templates …</source>
        <translation>Vorlagen …</translation>
    </message>
    <message>
        <source>Apply or discard your changes first.</source>
        <translation>Wenden Sie Ihre Änderungen zuerst an, oder verwerfen Sie sie.</translation>
    </message>
    <message>
        <source>It is like this version already.</source>
        <translation>Es ist bereits wie diese Version.</translation>
    </message>
    <message>
        <source>The webhook has a new secret. No reply was lost by it.</source>
        <translation>Der Webhook hat ein neues Geheimnis. Dabei ging keine Antwort verloren.</translation>
    </message>
    <message>
        <source>Renewing the secret …</source>
        <translation>Das Geheimnis wird erneuert …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Line {0} cannot be read</source>
        <translation>Zeile {0} ist nicht lesbar</translation>
    </message>
    <message>
        <source>1 place to choose</source>
        <translation>1 Stelle zu wählen</translation>
    </message>
    <message>
        <source>{0} places to choose</source>
        <translation>{0} Stellen zu wählen</translation>
    </message>
    <message>
        <source>1 thing is not right</source>
        <translation>1 Angabe stimmt noch nicht</translation>
    </message>
    <message>
        <source>{0} things are not right</source>
        <translation>{0} Angaben stimmen noch nicht</translation>
    </message>
</context>
<context>
    <name>ManifestWindow</name>
    <message>
        <source>Manifest of {0} – Channel Wizard</source>
        <translation>Manifest von {0} – Channel Wizard</translation>
    </message>
    <message>
        <source>Manifest of {0}</source>
        <translation>Manifest von {0}</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel.</source>
        <translation>Was Agenten mit einem Ticket dieses Kanals tun können.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Discarded, the Inbox stays as it is.</source>
        <translation>Verworfen bleibt die Inbox, wie sie ist.</translation>
    </message>
    <message>
        <source>They cannot be applied as they are. Discarded, the Inbox stays as it is.</source>
        <translation>So können sie nicht angewendet werden. Verworfen bleibt die Inbox, wie sie ist.</translation>
    </message>
    <message>
        <source>Your changes were not applied yet.</source>
        <translation>Ihre Änderungen wurden noch nicht angewendet.</translation>
    </message>
</context>
<context>
    <name>ManifestWords</name>
    <message>
        <source>{0}: {1} becomes {2}</source>
        <translation>{0}: {1} wird zu {2}</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Inbox-Schaltflächen</translation>
    </message>
    <message>
        <source>Tabs beside the Ticket</source>
        <translation>Reiter neben dem Ticket</translation>
    </message>
    <message>
        <source>Colours and icons</source>
        <translation>Farben und Symbole</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rückrufe</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>ein neues</translation>
    </message>
    <message>
        <source>Added: {0} “{1}”</source>
        <translation>Neu: {0} „{1}“</translation>
    </message>
    <message>
        <source>Removed: {0} “{1}”</source>
        <translation>Entfernt: {0} „{1}“</translation>
    </message>
    <message>
        <source>Another one: {0} “{1}”</source>
        <translation>Ersetzt: {0} „{1}“</translation>
    </message>
    <message>
        <source>Order of the options</source>
        <translation>Reihenfolge der Optionen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Option “{0}”</source>
        <translation>Option „{0}“</translation>
    </message>
    <message>
        <source>Option “{0}”: {1}</source>
        <translation>Option „{0}“: {1}</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles davon</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Label in English</source>
        <translation>Beschriftung auf Englisch</translation>
    </message>
    <message>
        <source>Label in German</source>
        <translation>Beschriftung auf Deutsch</translation>
    </message>
    <message>
        <source>Label in French</source>
        <translation>Beschriftung auf Französisch</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Time limit counts from</source>
        <translation>Zeitlimit zählt ab</translation>
    </message>
    <message>
        <source>Follows the approval process</source>
        <translation>Durchläuft den Freigabeprozess</translation>
    </message>
    <message>
        <source>Agents have to tag the Ticket</source>
        <translation>Agenten müssen das Ticket verschlagworten</translation>
    </message>
    <message>
        <source>Address of the templates</source>
        <translation>Adresse der Vorlagen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Text or one file, not both</source>
        <translation>Text oder eine Datei, nicht beides</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>What it lists</source>
        <translation>Was er auflistet</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Picture for people without one</source>
        <translation>Bild für Personen ohne eigenes</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>To add a channel</source>
        <translation>Um einen Kanal hinzuzufügen</translation>
    </message>
    <message>
        <source>To activate a channel again</source>
        <translation>Um einen Kanal wieder zu aktivieren</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>yes (as usual)</source>
        <translation>ja (wie üblich)</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 Zeichen</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} Zeichen</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>one file may be attached</source>
        <translation>eine Datei kann angehängt werden</translation>
    </message>
    <message>
        <source>text or one file, not both</source>
        <translation>Text oder eine Datei, nicht beides</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>the first post and all answers</source>
        <translation>der erste Beitrag und alle Antworten</translation>
    </message>
    <message>
        <source>the answers only</source>
        <translation>nur die Antworten</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply with a template</source>
        <translation>Mit Vorlage antworten</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Schaltfläche</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>MoreField</name>
    <message>
        <source>One more setting is kept as it is.</source>
        <translation>Eine weitere Einstellung bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>{0} more settings are kept as they are.</source>
        <translation>{0} weitere Einstellungen bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Choose the Network</source>
        <translation>Netzwerk wählen</translation>
    </message>
    <message>
        <source>Where people write what is to become Tickets.</source>
        <translation>Wo geschrieben wird, was zu Tickets werden soll.</translation>
    </message>
    <message>
        <source>Choose a Network</source>
        <translation>Wählen Sie ein Netzwerk</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>Looking for Networks …</source>
        <translation>Netzwerke werden gesucht …</translation>
    </message>
    <message>
        <source>Asking {0} …</source>
        <translation>{0} wird gefragt …</translation>
    </message>
</context>
<context>
    <name>NoChannel</name>
    <message>
        <source>Add a channel</source>
        <translation>Kanal hinzufügen</translation>
    </message>
    <message>
        <source>Channel Wizard has not started</source>
        <translation>Channel Wizard ist nicht gestartet</translation>
    </message>
    <message>
        <source>Channel Wizard is starting</source>
        <translation>Channel Wizard startet</translation>
    </message>
    <message>
        <source>No channel yet</source>
        <translation>Noch kein Kanal</translation>
    </message>
    <message>
        <source>A channel joins your place on a Network to SocialHub: what people write there becomes a Ticket, and what your team answers is posted.</source>
        <translation>Ein Kanal verbindet Ihren Platz in einem Netzwerk mit SocialHub: Was dort geschrieben wird, wird ein Ticket, und was Ihr Team antwortet, wird veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Opening {host} …</source>
        <translation>{host} wird geöffnet …</translation>
    </message>
    <message>
        <source>That is all on this page.</source>
        <translation>Das war alles auf dieser Seite.</translation>
    </message>
    <message>
        <source>Channel Wizard checks the answer …</source>
        <translation>Channel Wizard prüft die Antwort …</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Eigenen Browser verwenden</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Version {0} is out and mends a security fault.</source>
        <translation>Version {0} ist erschienen und behebt eine Sicherheitslücke.</translation>
    </message>
    <message>
        <source>Version {0} is out.</source>
        <translation>Version {0} ist erschienen.</translation>
    </message>
    <message>
        <source>Set aside for you to look at: {0}.</source>
        <translation>Für Sie zum Ansehen zurückgestellt: {0}.</translation>
    </message>
    <message>
        <source>It works again. Everything that waited goes on.</source>
        <translation>Es funktioniert wieder. Alles, was gewartet hat, geht weiter.</translation>
    </message>
    <message>
        <source>A Ticket from {0}.</source>
        <translation>Ein Ticket von {0}.</translation>
    </message>
    <message>
        <source>New Tickets: {0}.</source>
        <translation>Neue Tickets: {0}.</translation>
    </message>
</context>
<context>
    <name>OptionDetails</name>
    <message>
        <source>The agent chooses one of the options when replying.</source>
        <translation>Der Agent wählt beim Antworten eine der Optionen.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Tells the Network which option it was.</source>
        <translation>Sagt dem Netzwerk, welche Option es war.</translation>
    </message>
</context>
<context>
    <name>OptionsField</name>
    <message>
        <source>Option {0}</source>
        <translation>Option {0}</translation>
    </message>
</context>
<context>
    <name>Pauses</name>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow, {0}</source>
        <translation>Bis morgen, {0}</translation>
    </message>
    <message>
        <source>Until resumed</source>
        <translation>Bis zum Fortsetzen</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>in step</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>paused until {0}</source>
        <translation>pausiert bis {0}</translation>
    </message>
    <message>
        <source>1 set aside</source>
        <translation>1 zurückgestellt</translation>
    </message>
    <message>
        <source>{0} set aside</source>
        <translation>{0} zurückgestellt</translation>
    </message>
    <message>
        <source>{0}, {1} waiting</source>
        <translation>{0}, {1} warten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>SocialHub</source>
        <translation>SocialHub</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht genutzt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>proxy silent</source>
        <translation>Proxy stumm</translation>
    </message>
    <message>
        <source>works, {0}</source>
        <translation>in Ordnung, {0}</translation>
    </message>
    <message>
        <source>works</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>last worked {0}</source>
        <translation>zuletzt {0}</translation>
    </message>
    <message>
        <source>secret missing</source>
        <translation>Geheimnis fehlt</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>log-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>nicht registriert</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>limit differs</source>
        <translation>Grenze weicht ab</translation>
    </message>
    <message>
        <source>keyring locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>Festplatte voll</translation>
    </message>
    <message>
        <source>proxy refuses</source>
        <translation>Proxy lehnt ab</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>1 reply waits; nothing is lost.</source>
        <translation>1 Antwort wartet; nichts geht verloren.</translation>
    </message>
    <message>
        <source>{0} replies wait; nothing is lost.</source>
        <translation>{0} Antworten warten; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Enter a new token</source>
        <translation>Neuen Schlüssel eingeben</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Register the webhook again</source>
        <translation>Webhook neu registrieren</translation>
    </message>
    <message>
        <source>Fix the address</source>
        <translation>Adresse korrigieren</translation>
    </message>
    <message>
        <source>Take over the limit</source>
        <translation>Grenze übernehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Check the proxy</source>
        <translation>Proxy prüfen</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket changed</source>
        <translation>Ticket geändert</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
</context>
<context>
    <name>PlaceholderText</name>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>Farbig</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <source>Start at log-in, in the tray</source>
        <translation>Beim Anmelden starten, im Infobereich</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>When something needs you, and when it is mended</source>
        <translation>Wenn etwas Sie braucht, und wenn es behoben ist</translation>
    </message>
    <message>
        <source>For new Tickets</source>
        <translation>Bei neuen Tickets</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Log files</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open folder: {0}</source>
        <translation>Ordner öffnen: {0}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Export diagnostics …</source>
        <translation>Diagnose exportieren …</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo sie liegen</translation>
    </message>
    <message>
        <source>Everything in one encrypted file: channels, secrets, templates and history.</source>
        <translation>Alles in einer verschlüsselten Datei: Kanäle, Geheimnisse, Vorlagen und Verlauf.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Back up …</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Only what went wrong</source>
        <translation>Nur, was schiefging</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Everything, to find a fault</source>
        <translation>Alles, um einen Fehler zu finden</translation>
    </message>
    <message>
        <source>Level of the log</source>
        <translation>Stufe des Protokolls</translation>
    </message>
    <message>
        <source>CHANNEL_WIZARD_LOG says so.</source>
        <translation>CHANNEL_WIZARD_LOG bestimmt sie.</translation>
    </message>
    <message>
        <source>The JSON of a Manifest cannot be read yet. Mend it, then change the language.</source>
        <translation>Das JSON eines Manifests kann noch nicht gelesen werden. Bringen Sie es in Ordnung, dann wechseln Sie die Sprache.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>This could not be kept: {0}.</source>
        <translation>Das konnte nicht gespeichert werden: {0}.</translation>
    </message>
    <message>
        <source>{0} is not there yet.</source>
        <translation>{0} gibt es noch nicht.</translation>
    </message>
    <message>
        <source>No program opened {0}. Open it yourself.</source>
        <translation>Kein Programm hat {0} geöffnet. Öffnen Sie es selbst.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>PREVIEW</source>
        <translation>VORSCHAU</translation>
    </message>
    <message>
        <source>Age of the post</source>
        <translation>Alter des Beitrags</translation>
    </message>
    <message>
        <source>No buttons yet.</source>
        <translation>Noch keine Schaltflächen.</translation>
    </message>
    <message>
        <source>As it was before line {0} of the JSON was broken.</source>
        <translation>Wie es war, bevor Zeile {0} des JSON unlesbar wurde.</translation>
    </message>
    <message>
        <source>Possible until {0}</source>
        <translation>Möglich bis {0}</translation>
    </message>
    <message>
        <source>Post written {0}</source>
        <translation>Beitrag geschrieben: {0}</translation>
    </message>
</context>
<context>
    <name>ProxyDialog</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Some networks let nobody out but through a proxy. Who runs yours can tell its address.</source>
        <translation>Manche Netze lassen nur über einen Proxy hinaus. Wer Ihres betreibt, kennt seine Adresse.</translation>
    </message>
</context>
<context>
    <name>ProxyForm</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>if it wants a log-in</source>
        <translation>falls er eine Anmeldung will</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Not for</source>
        <translation>Nicht für</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>This computer&apos;s own addresses are never sent to a proxy.</source>
        <translation>Die eigenen Adressen dieses Computers gehen nie an einen Proxy.</translation>
    </message>
    <message>
        <source>Kept in the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <source>This counts from now on. Whether it works, Test says.</source>
        <translation>Das gilt ab jetzt. Ob es geht, sagt „Testen“.</translation>
    </message>
</context>
<context>
    <name>QuitQuestion</name>
    <message>
        <source>Quit Channel Wizard?</source>
        <translation>Channel Wizard beenden?</translation>
    </message>
    <message>
        <source>Replies will wait until Channel Wizard runs again.</source>
        <translation>Antworten warten, bis Channel Wizard wieder läuft.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>First catch-up</source>
        <translation>Erstes Nachholen</translation>
    </message>
    <message>
        <source>Start at log-in, so that the channel stays in step</source>
        <translation>Beim Anmelden starten, damit der Kanal auf dem Stand bleibt</translation>
    </message>
    <message>
        <source>Send a test Ticket</source>
        <translation>Test-Ticket senden</translation>
    </message>
    <message>
        <source>Write a post on the practice Network</source>
        <translation>Im Übungsnetzwerk einen Beitrag schreiben</translation>
    </message>
    <message>
        <source>Answer it in the practice Inbox</source>
        <translation>In der Übungs-Inbox darauf antworten</translation>
    </message>
    <message>
        <source>No browser opened. Open this address yourself: {0}</source>
        <translation>Es hat sich kein Browser geöffnet. Öffnen Sie diese Adresse selbst: {0}</translation>
    </message>
    <message>
        <source>The channel is running</source>
        <translation>Der Kanal läuft</translation>
    </message>
    <message>
        <source>Ready to go on</source>
        <translation>Bereit weiterzumachen</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Bereit zum Start</translation>
    </message>
    <message>
        <source>This is what happens now. If a part fails, all of it is taken back.</source>
        <translation>Das geschieht jetzt. Schlägt ein Teil fehl, wird alles zurückgenommen.</translation>
    </message>
    <message>
        <source>Try both directions. Practice ends when this window is closed, and nothing stays.</source>
        <translation>Probieren Sie beide Richtungen aus. Die Übung endet mit diesem Fenster, ohne Spuren.</translation>
    </message>
    <message>
        <source>It goes on in the background when this window is closed.</source>
        <translation>Er läuft im Hintergrund weiter, wenn dieses Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Wird zurückgenommen …</translation>
    </message>
    <message>
        <source>Stopped. Everything was taken back.</source>
        <translation>Angehalten. Alles wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Setting up …</source>
        <translation>Wird eingerichtet …</translation>
    </message>
    <message>
        <source>Ask SocialHub once more</source>
        <translation>SocialHub noch einmal fragen</translation>
    </message>
    <message>
        <source>Ask the Network once more</source>
        <translation>Das Netzwerk noch einmal fragen</translation>
    </message>
    <message>
        <source>Store the secrets in this computer&apos;s keyring</source>
        <translation>Die Geheimnisse im Schlüsselbund dieses Rechners ablegen</translation>
    </message>
    <message>
        <source>Add the channel on this computer</source>
        <translation>Den Kanal auf diesem Rechner hinzufügen</translation>
    </message>
    <message>
        <source>In step. Tickets so far: {0}.</source>
        <translation>Auf dem Stand. Tickets bisher: {0}.</translation>
    </message>
    <message>
        <source>Tickets: {0} of {1}</source>
        <translation>Tickets: {0} von {1}</translation>
    </message>
    <message>
        <source>Start relaying, and catch up for the first time</source>
        <translation>Mit dem Übertragen beginnen und zum ersten Mal nachholen</translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation>Dort weitermachen, wo es stehen blieb</translation>
    </message>
    <message>
        <source>Apply the manifest and register the webhook, which SocialHub tests at once</source>
        <translation>Das Manifest anwenden und den Webhook eintragen, den SocialHub sofort prüft</translation>
    </message>
    <message>
        <source>Apply the manifest</source>
        <translation>Das Manifest anwenden</translation>
    </message>
    <message>
        <source>Put the new access token in the old one&apos;s place</source>
        <translation>Den neuen Zugriffsschlüssel an die Stelle des alten setzen</translation>
    </message>
    <message>
        <source>Put the new log-in in the old one&apos;s place</source>
        <translation>Die neue Anmeldung an die Stelle der alten setzen</translation>
    </message>
    <message>
        <source>A test from Channel Wizard: this channel works. You can close this Ticket.</source>
        <translation>Ein Test von Channel Wizard: Dieser Kanal funktioniert. Sie können dieses Ticket schließen.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>✓ It is in the Inbox.</source>
        <translation>✓ Es ist in der Inbox.</translation>
    </message>
</context>
<context>
    <name>RelayPage</name>
    <message>
        <source>These become Tickets</source>
        <translation>Das wird zu Tickets</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>Ab wann</translation>
    </message>
    <message>
        <source>Older posts stay where they are.</source>
        <translation>Ältere Beiträge bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Only what comes from now on</source>
        <translation>Nur was ab jetzt kommt</translation>
    </message>
    <message>
        <source>The last 24 hours, too</source>
        <translation>Auch die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>The last 7 days, too</source>
        <translation>Auch die letzten 7 Tage</translation>
    </message>
    <message>
        <source>The last 30 days, too</source>
        <translation>Auch die letzten 30 Tage</translation>
    </message>
    <message>
        <source>Choose what to relay</source>
        <translation>Wählen, was übertragen wird</translation>
    </message>
    <message>
        <source>Nothing is sent to SocialHub before the last step.</source>
        <translation>Vor dem letzten Schritt wird nichts an SocialHub gesendet.</translation>
    </message>
    <message>
        <source>Choose what becomes Tickets</source>
        <translation>Wählen Sie, was zu Tickets wird</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Everything that is addressed to the account.</source>
        <translation>Alles, was an das Konto gerichtet ist.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>A service that is always on holds replies until this computer fetches them. It comes later.</source>
        <translation>Ein immer laufender Dienst hält Antworten bereit, bis dieser Rechner sie abholt. Er kommt später.</translation>
    </message>
    <message>
        <source>My own address</source>
        <translation>Meine eigene Adresse</translation>
    </message>
    <message>
        <source>SocialHub calls a public https address of yours, which your proxy or tunnel passes on to here.</source>
        <translation>SocialHub ruft Ihre öffentliche https-Adresse auf, die Ihr Proxy oder Tunnel hierher weiterleitet.</translation>
    </message>
    <message>
        <source>Only Tickets, no replies</source>
        <translation>Nur Tickets, keine Antworten</translation>
    </message>
    <message>
        <source>Posts become Tickets. Agents&apos; replies do not reach the Network; this can be changed later.</source>
        <translation>Beiträge werden zu Tickets. Antworten der Agenten erreichen das Netzwerk nicht; das lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>Weitergeleitet an</translation>
    </message>
    <message>
        <source>Passed on to this port of this computer</source>
        <translation>Weitergeleitet an diesen Port dieses Rechners</translation>
    </message>
    <message>
        <source>Next sends a signed request to the address and checks that it arrives here.</source>
        <translation>„Weiter“ sendet eine signierte Anfrage an die Adresse und prüft, ob sie hier ankommt.</translation>
    </message>
    <message>
        <source>Let replies come back</source>
        <translation>Antworten zurückkommen lassen</translation>
    </message>
    <message>
        <source>When an agent answers a Ticket, SocialHub has to reach this computer.</source>
        <translation>Wenn ein Agent ein Ticket beantwortet, muss SocialHub diesen Rechner erreichen.</translation>
    </message>
    <message>
        <source>The public address is missing</source>
        <translation>Die öffentliche Adresse fehlt</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Wählen Sie eines</translation>
    </message>
    <message>
        <source>Sending a signed request to your address …</source>
        <translation>Eine signierte Anfrage geht an Ihre Adresse …</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Puts a backup in the place of everything that is here. Relaying stops meanwhile.</source>
        <translation>Setzt eine Sicherung an die Stelle von allem, was hier ist. Solange ruht die Vermittlung.</translation>
    </message>
    <message>
        <source>Which backup to restore</source>
        <translation>Welche Sicherung wiederhergestellt wird</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>Another Channel Wizard relays for this home. End it, then restore; nothing was changed.</source>
        <translation>Ein anderer Channel Wizard vermittelt für diesen Ordner. Beenden Sie ihn, dann stellen Sie wieder her; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>A backup of {0} with {1}. It replaces what is here; replies are looked for on the Network before they are posted. Where it ran on another computer, end Channel Wizard there first.</source>
        <translation>Eine Sicherung vom {0} mit {1}. Sie ersetzt, was hier ist; Antworten werden im Netzwerk gesucht, bevor sie veröffentlicht werden. Lief sie auf einem anderen Computer, beenden Sie Channel Wizard zuerst dort.</translation>
    </message>
    <message>
        <source>Restored: {0}. Channel Wizard relays again.</source>
        <translation>Wiederhergestellt: {0}. Channel Wizard vermittelt wieder.</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>keinem Kanal</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>None yet</source>
        <translation>Noch keines</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>SocialHub</source>
        <translation>SocialHub</translation>
    </message>
    <message>
        <source>SocialHub channel</source>
        <translation>SocialHub-Kanal</translation>
    </message>
    <message>
        <source>Relays since</source>
        <translation>Überträgt seit</translation>
    </message>
    <message>
        <source>New access token …</source>
        <translation>Neuer Zugriffsschlüssel …</translation>
    </message>
    <message>
        <source>Log in again …</source>
        <translation>Erneut anmelden …</translation>
    </message>
    <message>
        <source>Public address for replies</source>
        <translation>Öffentliche Adresse für Antworten</translation>
    </message>
    <message>
        <source>Where this computer listens</source>
        <translation>Wo dieser Computer lauscht</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>Prüfen und behalten</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>SocialHub sends replies to the public address; your proxy or tunnel passes them on to here.</source>
        <translation>SocialHub sendet Antworten an die öffentliche Adresse; Ihr Proxy oder Tunnel leitet sie hierher.</translation>
    </message>
    <message>
        <source>How replies reach this computer</source>
        <translation>Wie Antworten diesen Rechner erreichen</translation>
    </message>
    <message>
        <source>Remove this channel …</source>
        <translation>Diesen Kanal entfernen …</translation>
    </message>
    <message>
        <source>Remove “{0}” from this computer?</source>
        <translation>„{0}“ von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Its webhook, its secrets and its history here go; Tickets and posts stay where they are. Replies that wait are not posted any more.</source>
        <translation>Webhook, Geheimnisse und Verlauf hier werden gelöscht; Tickets und Beiträge bleiben, wo sie sind. Wartende Antworten werden nicht mehr veröffentlicht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Set up a channel – Channel Wizard</source>
        <translation>Kanal einrichten – Channel Wizard</translation>
    </message>
    <message>
        <source>Add a channel – Channel Wizard</source>
        <translation>Kanal hinzufügen – Channel Wizard</translation>
    </message>
    <message>
        <source>New access token – Channel Wizard</source>
        <translation>Neuer Zugriffsschlüssel – Channel Wizard</translation>
    </message>
    <message>
        <source>Log in again – Channel Wizard</source>
        <translation>Neu anmelden – Channel Wizard</translation>
    </message>
    <message>
        <source>Practice – Channel Wizard</source>
        <translation>Üben – Channel Wizard</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>What to relay</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Check the proxy</source>
        <translation>Proxy prüfen</translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Wird zurückgenommen …</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>in step</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>working</source>
        <translation>bei der Arbeit</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>versucht es erneut</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht Sie</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Ticket from {0}</source>
        <translation>Ticket von {0}</translation>
    </message>
    <message>
        <source>Ticket of {0} changed</source>
        <translation>Ticket von {0} geändert</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>Beiseitegelegt: {0}</translation>
    </message>
    <message>
        <source>{0} deleted a post</source>
        <translation>{0} hat einen Beitrag gelöscht</translation>
    </message>
    <message>
        <source>Reply received</source>
        <translation>Antwort erhalten</translation>
    </message>
    <message>
        <source>Reply delivered</source>
        <translation>Antwort zugestellt</translation>
    </message>
    <message>
        <source>Reply refused</source>
        <translation>Antwort abgelehnt</translation>
    </message>
    <message>
        <source>Reply waiting</source>
        <translation>Antwort wartet</translation>
    </message>
    <message>
        <source>Action done</source>
        <translation>Aktion ausgeführt</translation>
    </message>
    <message>
        <source>Action refused</source>
        <translation>Aktion abgelehnt</translation>
    </message>
    <message>
        <source>Security update {0}</source>
        <translation>Sicherheitsupdate {0}</translation>
    </message>
    <message>
        <source>Version {0} is out</source>
        <translation>Version {0} ist da</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>Set aside for you to look at: {0}.</source>
        <translation>Für Sie zum Ansehen beiseitegelegt: {0}.</translation>
    </message>
</context>
<context>
    <name>StayingQuestion</name>
    <message>
        <source>Channel Wizard goes on in the background</source>
        <translation>Channel Wizard läuft im Hintergrund weiter</translation>
    </message>
    <message>
        <source>This desktop has no tray for its icon. To see the window, start Channel Wizard again.</source>
        <translation>Dieser Desktop hat keinen Infobereich für das Symbol. Um das Fenster zu sehen, starten Sie Channel Wizard erneut.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>SureQuestion</name>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>TabDetails</name>
    <message>
        <source>Shows what belongs to the same thread, beside the Ticket.</source>
        <translation>Zeigt neben dem Ticket, was zur selben Unterhaltung gehört.</translation>
    </message>
    <message>
        <source>What it lists</source>
        <translation>Was er auflistet</translation>
    </message>
    <message>
        <source>The first post and all answers</source>
        <translation>Erster Beitrag und Antworten</translation>
    </message>
    <message>
        <source>The answers only</source>
        <translation>Nur die Antworten</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>+ Add a variable</source>
        <translation>+ Variable hinzufügen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>What agents fill in. The example stands for it in the preview.</source>
        <translation>Was Agenten ausfüllen. In der Vorschau steht dafür das Beispiel.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Id: {0}</source>
        <translation>Kennung: {0}</translation>
    </message>
    <message>
        <source>Insert {0}</source>
        <translation>{0} einfügen</translation>
    </message>
    <message>
        <source>Insert where you write</source>
        <translation>Einfügen, wo Sie schreiben</translation>
    </message>
    <message>
        <source>Begin with “{0}”</source>
        <translation>Mit „{0}“ beginnen</translation>
    </message>
    <message>
        <source>Make it a variable</source>
        <translation>Als Variable anlegen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Templates of {0}</source>
        <translation>Vorlagen von {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Texts that agents can reply with. What is saved here counts at once.</source>
        <translation>Texte, mit denen Agenten antworten können. Was hier gespeichert wird, gilt sofort.</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Your changes are not saved yet.</source>
        <translation>Ihre Änderungen sind noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discarded, the templates stay as they were.</source>
        <translation>Verworfen, bleiben die Vorlagen, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>TemplatesPanel</name>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>+ New template</source>
        <translation>+ Neue Vorlage</translation>
    </message>
    <message>
        <source>A template is a text that agents can reply with. Where it says {{name}}, they fill something in.</source>
        <translation>Eine Vorlage ist ein Text, mit dem Agenten antworten können. Wo {{name}} steht, füllen sie etwas ein.</translation>
    </message>
    <message>
        <source>Write the first template</source>
        <translation>Erste Vorlage schreiben</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>Noch keine Vorlagen</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>VORSCHAU</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Reading the templates …</source>
        <translation>Die Vorlagen werden gelesen …</translation>
    </message>
    <message>
        <source>Replies do not come to this computer, so SocialHub cannot fetch templates from it.</source>
        <translation>Antworten kommen nicht auf diesen Rechner; SocialHub kann deshalb keine Vorlagen von ihm abrufen.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Beides zusammenführen</translation>
    </message>
    <message>
        <source>Saved. Agents can use them once there is a button for it in the Inbox.</source>
        <translation>Gespeichert. Agenten können sie benutzen, sobald es in der Inbox eine Schaltfläche dafür gibt.</translation>
    </message>
    <message>
        <source>Add the button</source>
        <translation>Schaltfläche hinzufügen</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>The button is added; it reaches the Inbox when the manifest is applied.</source>
        <translation>Die Schaltfläche ist hinzugefügt; in die Inbox kommt sie, wenn das Manifest angewendet wird.</translation>
    </message>
    <message>
        <source>The manifest cannot be changed at the moment.</source>
        <translation>Das Manifest kann im Augenblick nicht geändert werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Neue Vorlage</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (Kopie)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>{0}, not right yet</source>
        <translation>{0}, stimmt noch nicht</translation>
    </message>
    <message>
        <source>1 template is not right yet</source>
        <translation>1 Vorlage stimmt noch nicht</translation>
    </message>
    <message>
        <source>{0} templates are not right yet</source>
        <translation>{0} Vorlagen stimmen noch nicht</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>TimeLimit</name>
    <message>
        <source>Agents can use it at any time.</source>
        <translation>Agenten können es jederzeit nutzen.</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>Access token</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Where do I find the token?</source>
        <translation>Wo finde ich den Schlüssel?</translation>
    </message>
    <message>
        <source>It stays in this computer&apos;s keyring and is sent to SocialHub only.</source>
        <translation>Er bleibt im Schlüsselbund dieses Rechners und wird nur an SocialHub gesendet.</translation>
    </message>
    <message>
        <source>Use the practice token</source>
        <translation>Den Übungsschlüssel verwenden</translation>
    </message>
    <message>
        <source>Is there a proxy between?</source>
        <translation>Ist ein Proxy dazwischen?</translation>
    </message>
    <message>
        <source>Paste the channel&apos;s access token</source>
        <translation>Zugriffsschlüssel des Kanals einfügen</translation>
    </message>
    <message>
        <source>SocialHub no longer accepts the old one. An admin can create a new one under Account › Channels.</source>
        <translation>SocialHub akzeptiert den alten nicht mehr. Ein Admin kann unter Account › Kanäle einen neuen erstellen.</translation>
    </message>
    <message>
        <source>SocialHub shows it once you have added a Custom Channel under Account › Channels › Inbox API. Paste it here as it is.</source>
        <translation>SocialHub zeigt ihn, sobald Sie unter Account › Kanäle › Inbox API einen Custom Channel hinzugefügt haben. Fügen Sie ihn hier ein, wie er ist.</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Fügen Sie den Schlüssel ein</translation>
    </message>
    <message>
        <source>Kept in the keyring. Paste another one to replace it.</source>
        <translation>Im Schlüsselbund. Fügen Sie einen anderen ein, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>Storing the token …</source>
        <translation>Der Schlüssel wird abgelegt …</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Asking SocialHub …</source>
        <translation>SocialHub wird gefragt …</translation>
    </message>
    <message>
        <source>Reading the token …</source>
        <translation>Der Schlüssel wird gelesen …</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Open Channel Wizard</source>
        <translation>Channel Wizard öffnen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Add a channel …</source>
        <translation>Kanal hinzufügen …</translation>
    </message>
    <message>
        <source>Open SocialHub</source>
        <translation>SocialHub öffnen</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Ask once a day whether there is one</source>
        <translation>Einmal am Tag fragen, ob es eine gibt</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Diese Version überspringen</translation>
    </message>
    <message>
        <source>This build has no release feed, so nobody is asked.</source>
        <translation>Diese Ausgabe hat keinen Versions-Feed; es wird niemand gefragt.</translation>
    </message>
    <message>
        <source>Whoever packaged Channel Wizard keeps it up to date.</source>
        <translation>Wer Channel Wizard für Ihr System bereitstellt, hält es aktuell.</translation>
    </message>
    <message>
        <source>{0} is asked, and told nothing about you. Nothing installs itself.</source>
        <translation>{0} wird gefragt und erfährt nichts über Sie. Nichts installiert sich selbst.</translation>
    </message>
    <message>
        <source>Version {0} is out and mends a security fault ({1}).</source>
        <translation>Version {0} ist erschienen und behebt eine Sicherheitslücke ({1}).</translation>
    </message>
    <message>
        <source>Version {0} is out ({1}).</source>
        <translation>Version {0} ist erschienen ({1}).</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Fragt nach …</translation>
    </message>
    <message>
        <source>Never asked yet.</source>
        <translation>Noch nie gefragt.</translation>
    </message>
    <message>
        <source>Last asked: {0}.</source>
        <translation>Zuletzt gefragt: {0}.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>You skip this version.</source>
        <translation>Sie überspringen diese Version.</translation>
    </message>
    <message>
        <source>This could not be kept: {0}.</source>
        <translation>Das ließ sich nicht speichern: {0}.</translation>
    </message>
</context>
<context>
    <name>WebhookDetails</name>
    <message>
        <source>Where SocialHub sends what agents do. Whenever it changes, SocialHub tests it first.</source>
        <translation>Wohin SocialHub sendet, was Agenten tun. Bei jeder Änderung prüft SocialHub es zuerst.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>How do I create a Custom Channel?</source>
        <translation>Wie lege ich einen Custom Channel an?</translation>
    </message>
    <message>
        <source>Practise without an account</source>
        <translation>Ohne Konto üben</translation>
    </message>
    <message>
        <source>Join a Network to SocialHub</source>
        <translation>Ein Netzwerk mit SocialHub verbinden</translation>
    </message>
    <message>
        <source>You are practising: nothing leaves this computer. It takes about three minutes.</source>
        <translation>Sie üben: Nichts verlässt diesen Rechner. Es dauert etwa drei Minuten.</translation>
    </message>
    <message>
        <source>It takes about three minutes. You can stop at any step and come back later.</source>
        <translation>Es dauert etwa drei Minuten. Sie können bei jedem Schritt aufhören und später weitermachen.</translation>
    </message>
    <message>
        <source>Paste the access token of a Custom Channel.</source>
        <translation>Den Zugriffsschlüssel eines Custom Channels einfügen.</translation>
    </message>
    <message>
        <source>Log in to the Network, such as Mastodon.</source>
        <translation>Beim Netzwerk anmelden, etwa bei Mastodon.</translation>
    </message>
    <message>
        <source>Choose what becomes a Ticket, and how replies come back.</source>
        <translation>Wählen, was zum Ticket wird und wie Antworten zurückkommen.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Everything is at hand: a SocialHub and a Network to practise on, with an account on each.</source>
        <translation>Alles ist zur Hand: ein SocialHub und ein Netzwerk zum Üben, mit je einem Konto.</translation>
    </message>
    <message>
        <source>The right to add channels in SocialHub, where the Inbox API is enabled for the account.</source>
        <translation>Das Recht, in SocialHub Kanäle hinzuzufügen; die Inbox API ist für das Konto freigeschaltet.</translation>
    </message>
    <message>
        <source>User name and password of the account on the Network.</source>
        <translation>Benutzername und Passwort des Kontos im Netzwerk.</translation>
    </message>
    <message>
        <source>What to have at hand</source>
        <translation>Was Sie bereithalten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Channel {0}</source>
        <translation>Kanal {0}</translation>
    </message>
    <message>
        <source>Account {0} · token issued {1}</source>
        <translation>Account {0} · Schlüssel vom {1}</translation>
    </message>
    <message>
        <source>Custom Channel · token issued {0} · manifest can be edited</source>
        <translation>Custom Channel · Schlüssel vom {0} · Manifest bearbeitbar</translation>
    </message>
    <message>
        <source>Channel of a Reusable Manifest · token issued {0} · manifest is read-only</source>
        <translation>Kanal eines Reusable Manifest · Schlüssel vom {0} · Manifest ist schreibgeschützt</translation>
    </message>
    <message>
        <source>✓ Connected</source>
        <translation>✓ Verbunden</translation>
    </message>
</context>
<context>
    <name>_Connected</name>
    <message>
        <source>Use another account</source>
        <translation>Anderes Konto verwenden</translation>
    </message>
    <message>
        <source>Connected as {0}</source>
        <translation>Verbunden als {0}</translation>
    </message>
</context>
<context>
    <name>_Details</name>
    <message>
        <source>Open on the Network</source>
        <translation>Im Netzwerk öffnen</translation>
    </message>
    <message>
        <source>Find on SocialHub</source>
        <translation>Auf SocialHub finden</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>Ticket {0}</translation>
    </message>
    <message>
        <source>SocialHub opens in your browser. A single Ticket has no address there: look for “{0}” in the Inbox. The Ticket’s id is copied.</source>
        <translation>SocialHub öffnet sich im Browser. Ein einzelnes Ticket hat dort keine Adresse: Suchen Sie in der Inbox nach „{0}“. Die Kennung des Tickets ist kopiert.</translation>
    </message>
    <message>
        <source>SocialHub opens in your browser. A single Ticket has no address there. The Ticket’s id is copied.</source>
        <translation>SocialHub öffnet sich im Browser. Ein einzelnes Ticket hat dort keine Adresse. Die Kennung des Tickets ist kopiert.</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>Der Text ist kopiert.</translation>
    </message>
</context>
<context>
    <name>_ExportOptions</name>
    <message>
        <source>Export the manifest</source>
        <translation>Manifest exportieren</translation>
    </message>
    <message>
        <source>Include the webhook’s secret</source>
        <translation>Geheimnis des Webhooks einschließen</translation>
    </message>
    <message>
        <source>Whoever has the secret can post on the Network in your name. Keep the file to yourself, and delete it when you no longer need it.</source>
        <translation>Wer das Geheimnis hat, kann im Netzwerk in Ihrem Namen schreiben. Behalten Sie die Datei für sich, und löschen Sie sie, sobald Sie sie nicht mehr brauchen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>All of the manifest goes into a file, as JSON.</source>
        <translation>Das ganze Manifest kommt als JSON in eine Datei.</translation>
    </message>
</context>
<context>
    <name>_FileDialog</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>_Item</name>
    <message>
        <source>current step</source>
        <translation>aktueller Schritt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>kommt noch</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Posts what the agent writes as a reply.</source>
        <translation>Veröffentlicht, was der Agent schreibt, als Antwort.</translation>
    </message>
    <message>
        <source>Replies with a text prepared beforehand.</source>
        <translation>Antwortet mit einem vorbereiteten Text.</translation>
    </message>
    <message>
        <source>Tells the Network at one press.</source>
        <translation>Meldet es dem Netzwerk mit einem Klick.</translation>
    </message>
    <message>
        <source>Deletes a reply of ours from the Network.</source>
        <translation>Löscht eine unserer Antworten im Netzwerk.</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>Höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>One file may be attached.</source>
        <translation>Eine Datei kann angehängt werden.</translation>
    </message>
</context>
<context>
    <name>_Margin</name>
    <message>
        <source>Changed: it will be sent.</source>
        <translation>Geändert: Es wird gesendet.</translation>
    </message>
</context>
<context>
    <name>_OptionLink</name>
    <message>
        <source>has an error</source>
        <translation>hat einen Fehler</translation>
    </message>
</context>
<context>
    <name>_OwnBrowser</name>
    <message>
        <source>Address of the log-in page</source>
        <translation>Adresse der Anmeldeseite</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Use the page in this window</source>
        <translation>Die Seite in diesem Fenster verwenden</translation>
    </message>
    <message>
        <source>Go on in your browser. This window notices when you are done.</source>
        <translation>Machen Sie in Ihrem Browser weiter. Dieses Fenster merkt, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>If it did not open, open this address yourself:</source>
        <translation>Falls er sich nicht geöffnet hat, öffnen Sie diese Adresse selbst:</translation>
    </message>
</context>
<context>
    <name>_PreviewList</name>
    <message>
        <source>PREVIEW</source>
        <translation>VORSCHAU</translation>
    </message>
    <message>
        <source>PREVIEW · the latest posts, as examples</source>
        <translation>VORSCHAU · die neuesten Beiträge als Beispiele</translation>
    </message>
    <message>
        <source>PREVIEW · these become Tickets at once</source>
        <translation>VORSCHAU · diese werden sofort zu Tickets</translation>
    </message>
    <message>
        <source>There is nothing yet. What people write from now on comes here.</source>
        <translation>Noch gibt es nichts. Was ab jetzt geschrieben wird, kommt hierher.</translation>
    </message>
    <message>
        <source>… and more.</source>
        <translation>… und mehr.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Enter shows it. Del takes it back.</source>
        <translation>Eingabe zeigt es. Entf nimmt es zurück.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back: {0}</source>
        <translation>Zurücknehmen: {0}</translation>
    </message>
</context>
<context>
    <name>_Task</name>
    <message>
        <source>still to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>_Template</name>
    <message>
        <source>Write templates</source>
        <translation>Vorlagen schreiben</translation>
    </message>
    <message>
        <source>There are no templates yet.</source>
        <translation>Es gibt noch keine Vorlagen.</translation>
    </message>
    <message>
        <source>The channel’s templates are listed here.</source>
        <translation>Hier stehen die Vorlagen des Kanals.</translation>
    </message>
</context>
<context>
    <name>_TokenLogin</name>
    <message>
        <source>Access token of the Network</source>
        <translation>Zugriffsschlüssel des Netzwerks</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>It stays in this computer&apos;s keyring and is sent to the Network only.</source>
        <translation>Er bleibt im Schlüsselbund dieses Rechners und wird nur an das Netzwerk gesendet.</translation>
    </message>
</context>
<context>
    <name>_Variable</name>
    <message>
        <source>Name of the variable</source>
        <translation>Name der Variable</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Another variable has this name.</source>
        <translation>Eine andere Variable heißt schon so.</translation>
    </message>
    <message>
        <source>Letters, digits, “_”, “-” and “.” only.</source>
        <translation>Nur Buchstaben, Ziffern, „_“, „-“ und „.“.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>: {words}.</source>
        <translation>: {words}.</translation>
    </message>
    <message>
        <source>A manifest is an object.</source>
        <translation>Ein Manifest ist ein Objekt.</translation>
    </message>
    <message>
        <source>A secret could not be deleted from the keyring ({kind}).</source>
        <translation>Ein Geheimnis konnte nicht aus dem Schlüsselbund gelöscht werden ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be found in the keyring ({kind}).</source>
        <translation>Ein Geheimnis konnte im Schlüsselbund nicht gefunden werden ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be read from the keyring ({kind}).</source>
        <translation>Ein Geheimnis konnte nicht aus dem Schlüsselbund gelesen werden ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be written to the keyring ({kind}).</source>
        <translation>Ein Geheimnis konnte nicht in den Schlüsselbund geschrieben werden ({kind}).</translation>
    </message>
    <message>
        <source>A secret has characters in it that are not text.</source>
        <translation>Ein Geheimnis enthält Zeichen, die kein Text sind.</translation>
    </message>
    <message>
        <source>A template is an object.</source>
        <translation>Eine Vorlage ist ein Objekt.</translation>
    </message>
    <message>
        <source>Add the button</source>
        <translation>Schaltfläche hinzufügen</translation>
    </message>
    <message>
        <source>Allow a file with the reply</source>
        <translation>Eine Datei zur Antwort erlauben</translation>
    </message>
    <message>
        <source>Allow no files</source>
        <translation>Keine Dateien erlauben</translation>
    </message>
    <message>
        <source>Allow text or a file</source>
        <translation>Text oder eine Datei erlauben</translation>
    </message>
    <message>
        <source>An admin can re-activate it there; it then has a new token to be entered here.</source>
        <translation>Ein Admin kann ihn dort wieder einschalten; er hat dann einen neuen Zugriffsschlüssel, der hier einzugeben ist.</translation>
    </message>
    <message>
        <source>An unexpected fault ({kind}) stopped this one.</source>
        <translation>Ein unerwarteter Fehler ({kind}) hielt dies auf.</translation>
    </message>
    <message>
        <source>An unexpected fault ({kind}).</source>
        <translation>Ein unerwarteter Fehler ({kind}).</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Another Network was chosen meanwhile.</source>
        <translation>Inzwischen wurde ein anderes Netzwerk gewählt.</translation>
    </message>
    <message>
        <source>Another process has held the settings for long.</source>
        <translation>Ein anderer Prozess hält die Einstellungen seit Längerem fest.</translation>
    </message>
    <message>
        <source>Another process holds the file of secrets.</source>
        <translation>Ein anderer Prozess hält die Datei mit den Geheimnissen fest.</translation>
    </message>
    <message>
        <source>Another program holds it; trying again.</source>
        <translation>Ein anderes Programm hält es fest; es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>Ask an admin of the SocialHub account for a new token, and enter it here.</source>
        <translation>Fragen Sie einen Admin des SocialHub-Accounts nach einem neuen Zugriffsschlüssel, und geben Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>Ask an admin of the SocialHub account whether the Inbox API is enabled, and for the right token.</source>
        <translation>Fragen Sie einen Admin des SocialHub-Accounts, ob die Inbox API freigeschaltet ist, und nach dem richtigen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>Ask an admin to re-activate it; it then has a new token, to be entered here.</source>
        <translation>Bitten Sie einen Admin, ihn wieder zu aktivieren; er hat dann einen neuen Zugriffsschlüssel, der hier einzugeben ist.</translation>
    </message>
    <message>
        <source>Channel Wizard cannot tell whether this was carried out. Check the Network first.</source>
        <translation>Channel Wizard weiß nicht, ob dies ausgeführt wurde. Sehen Sie zuerst im Netzwerk nach.</translation>
    </message>
    <message>
        <source>Channel Wizard does not know actions of the type “{type}”.</source>
        <translation>Channel Wizard kennt keine Aktionen vom Typ „{type}“.</translation>
    </message>
    <message>
        <source>Channel Wizard does not know which post this Ticket stands for.</source>
        <translation>Channel Wizard weiß nicht, für welchen Beitrag dieses Ticket steht.</translation>
    </message>
    <message>
        <source>Channel Wizard is already running with this home.</source>
        <translation>Channel Wizard läuft bereits mit diesem Datenordner.</translation>
    </message>
    <message>
        <source>Channel Wizard is starting.</source>
        <translation>Channel Wizard startet.</translation>
    </message>
    <message>
        <source>Channel Wizard met a fault of its own ({kind}).</source>
        <translation>Channel Wizard ist auf einen eigenen Fehler gestoßen ({kind}).</translation>
    </message>
    <message>
        <source>Channels are set up here already: {names}.</source>
        <translation>Hier sind bereits Kanäle eingerichtet: {names}.</translation>
    </message>
    <message>
        <source>Check SocialHub’s address.</source>
        <translation>Prüfen Sie die Adresse von SocialHub.</translation>
    </message>
    <message>
        <source>Check date and time, and whether a proxy or virus scanner opens encrypted connections.</source>
        <translation>Prüfen Sie Datum und Uhrzeit, und ob ein Proxy oder Virenscanner verschlüsselte Verbindungen öffnet.</translation>
    </message>
    <message>
        <source>Check its permissions, and those of the folder it is in.</source>
        <translation>Prüfen Sie die Zugriffsrechte darauf und auf den Ordner, der es enthält.</translation>
    </message>
    <message>
        <source>Check that it can be reached from the internet, and that no firewall stands between.</source>
        <translation>Prüfen Sie, ob sie aus dem Internet erreichbar ist und keine Firewall dazwischensteht.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>Check that the address and its port are answered with https.</source>
        <translation>Prüfen Sie, ob unter der Adresse und ihrem Port mit https geantwortet wird.</translation>
    </message>
    <message>
        <source>Check that the address is public, has a valid certificate, and leads to this computer.</source>
        <translation>Prüfen Sie, ob die Adresse öffentlich ist, ein gültiges Zertifikat hat und zu diesem Rechner führt.</translation>
    </message>
    <message>
        <source>Check that the address leads to this computer, and that nothing between changes requests and answers.</source>
        <translation>Prüfen Sie, ob die Adresse zu diesem Rechner führt und nichts dazwischen Anfragen und Antworten verändert.</translation>
    </message>
    <message>
        <source>Check that your proxy or tunnel is running, and that its port is open to the internet.</source>
        <translation>Prüfen Sie, ob Ihr Proxy oder Tunnel läuft und sein Port zum Internet offen ist.</translation>
    </message>
    <message>
        <source>Check that your proxy or tunnel is running.</source>
        <translation>Prüfen Sie, ob Ihr Proxy oder Tunnel läuft.</translation>
    </message>
    <message>
        <source>Check the address, and where your proxy or tunnel leads.</source>
        <translation>Prüfen Sie die Adresse, und wohin Ihr Proxy oder Tunnel führt.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Check the address. A new name can take some hours until it is known everywhere.</source>
        <translation>Prüfen Sie die Adresse. Ein neuer Name kann einige Stunden brauchen, bis er überall bekannt ist.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the data folder.</source>
        <translation>Prüfen Sie den Datenträger und die Zugriffsrechte des Datenordners.</translation>
    </message>
    <message>
        <source>Check the file and its folder.</source>
        <translation>Prüfen Sie die Datei und ihren Ordner.</translation>
    </message>
    <message>
        <source>Check the file&apos;s and its folder&apos;s permissions.</source>
        <translation>Prüfen Sie die Zugriffsrechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>Check the hub&apos;s address, and whether this network wants a log-in page to be filled in first.</source>
        <translation>Prüfen Sie die Adresse von SocialHub, und ob Ihre Internetverbindung zuerst eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>Check the permissions of your autostart folder.</source>
        <translation>Prüfen Sie die Zugriffsrechte Ihres Autostart-Ordners.</translation>
    </message>
    <message>
        <source>Check the permissions of {folder}.</source>
        <translation>Prüfen Sie die Zugriffsrechte von {folder}.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s settings.</source>
        <translation>Prüfen Sie die Einstellungen des Proxys.</translation>
    </message>
    <message>
        <source>Check the server’s name and this computer’s connection.</source>
        <translation>Prüfen Sie den Namen des Servers und die Verbindung dieses Rechners.</translation>
    </message>
    <message>
        <source>Check the server’s name. It is the part after the last @ of your handle, or where you log in.</source>
        <translation>Prüfen Sie den Namen des Servers. Er steht in Ihrem Profilnamen nach dem letzten @, oder dort, wo Sie sich anmelden.</translation>
    </message>
    <message>
        <source>Check your proxy or tunnel, then try again.</source>
        <translation>Prüfen Sie Ihren Proxy oder Tunnel, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose a long one.</source>
        <translation>Wählen Sie eine lange.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 for listen.</source>
        <translation>Wählen Sie einen Port über 1023.</translation>
    </message>
    <message>
        <source>Choose another name, or remove it first: channel-wizard channels remove {name}.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie ihn zuerst: channel-wizard channels remove {name}.</translation>
    </message>
    <message>
        <source>Choose for each of them: {places}.</source>
        <translation>Wählen Sie für jede davon: {places}.</translation>
    </message>
    <message>
        <source>Choose the file that “Back up” wrote.</source>
        <translation>Wählen Sie die Datei, die „Sichern“ geschrieben hat.</translation>
    </message>
    <message>
        <source>Choose what becomes Tickets.</source>
        <translation>Wählen Sie, was zu Tickets wird.</translation>
    </message>
    <message>
        <source>Choose “Only tickets”, or have SocialHub’s team enter the address.</source>
        <translation>Wählen Sie „Nur Tickets“, oder lassen Sie die Adresse vom Team von SocialHub eintragen.</translation>
    </message>
    <message>
        <source>Connected to {network} as {name} ({handle}).</source>
        <translation>Verbunden mit {network} als {name} ({handle}).</translation>
    </message>
    <message>
        <source>Copy it again, whole.</source>
        <translation>Kopieren Sie es noch einmal, vollständig.</translation>
    </message>
    <message>
        <source>Copy it again, without anything around it.</source>
        <translation>Kopieren Sie ihn noch einmal, ohne etwas darum herum.</translation>
    </message>
    <message>
        <source>Copy it whole.</source>
        <translation>Kopieren Sie ihn vollständig.</translation>
    </message>
    <message>
        <source>Copy the token from SocialHub: Account › Channels, then the Custom Channel. It has three parts with a dot between.</source>
        <translation>Kopieren Sie den Schlüssel aus SocialHub: Account › Kanäle, dann der Custom Channel. Er hat drei Teile mit je einem Punkt dazwischen.</translation>
    </message>
    <message>
        <source>Copy the token of the right channel, or set that one up as a new channel.</source>
        <translation>Kopieren Sie den Schlüssel des richtigen Kanals, oder richten Sie jenen als neuen Kanal ein.</translation>
    </message>
    <message>
        <source>Copy the token of the right channel.</source>
        <translation>Kopieren Sie den Schlüssel des richtigen Kanals.</translation>
    </message>
    <message>
        <source>Correct it, or move it away and set the channels up again. It was left as it is.</source>
        <translation>Berichtigen Sie sie, oder verschieben Sie sie und richten Sie die Kanäle neu ein. Sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Correct or remove that setting, or {otherwise}.</source>
        <translation>Berichtigen oder entfernen Sie diese Einstellung, oder {otherwise}.</translation>
    </message>
    <message>
        <source>Cut it to {count} characters</source>
        <translation>Auf {count} Zeichen kürzen</translation>
    </message>
    <message>
        <source>End other running Channel Wizards, then try again.</source>
        <translation>Beenden Sie andere laufende Channel Wizards, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Enter the address that is answered without a detour.</source>
        <translation>Geben Sie die Adresse ein, die ohne Umweg antwortet.</translation>
    </message>
    <message>
        <source>Enter the address that is answered without a detour; SocialHub follows none.</source>
        <translation>Geben Sie die Adresse ein, die ohne Umweg antwortet; SocialHub folgt keinem.</translation>
    </message>
    <message>
        <source>Enter the address that your proxy or tunnel has on the internet.</source>
        <translation>Geben Sie die Adresse ein, die Ihr Proxy oder Tunnel im Internet hat.</translation>
    </message>
    <message>
        <source>Enter the channel&apos;s access again to store it anew.</source>
        <translation>Geben Sie den Zugang des Kanals noch einmal ein, um ihn neu abzulegen.</translation>
    </message>
    <message>
        <source>Enter {server} as the server.</source>
        <translation>Geben Sie {server} als Server ein.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Give its access token.</source>
        <translation>Geben Sie seinen Zugriffsschlüssel an.</translation>
    </message>
    <message>
        <source>Give the one it was made with.</source>
        <translation>Geben Sie die an, mit der sie angelegt wurde.</translation>
    </message>
    <message>
        <source>Go back to “Inbox buttons” and choose.</source>
        <translation>Gehen Sie zu „Schaltflächen“ zurück und wählen Sie.</translation>
    </message>
    <message>
        <source>Install and unlock gnome-keyring, KWallet or KeePassXC (with its Secret Service switched on), then start Channel Wizard again; or {otherwise}.</source>
        <translation>Installieren und entsperren Sie gnome-keyring, KWallet oder KeePassXC (mit eingeschaltetem Secret Service), und starten Sie Channel Wizard neu; oder {otherwise}.</translation>
    </message>
    <message>
        <source>Install the newer Channel Wizard again; nothing was changed.</source>
        <translation>Installieren Sie wieder den neueren Channel Wizard; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>It failed {count} times: {error}</source>
        <translation>Es schlug {count}-mal fehl: {error}</translation>
    </message>
    <message>
        <source>It has to be valid, complete with its chain, for this very name, and of a known authority.</source>
        <translation>Es muss gültig sein, mit vollständiger Kette, für genau diesen Namen und von einer bekannten Stelle.</translation>
    </message>
    <message>
        <source>It is asked regularly instead.</source>
        <translation>Stattdessen wird er regelmäßig gefragt.</translation>
    </message>
    <message>
        <source>It starts again by itself in a minute. Nothing is lost.</source>
        <translation>Es startet in einer Minute von selbst neu. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>Prüfen Sie die Internetverbindung, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A proxy that opens encrypted connections needs its own authority in this computer&apos;s store.</source>
        <translation>Ein Proxy, der verschlüsselte Verbindungen öffnet, braucht seine eigene Zertifizierungsstelle im Speicher dieses Computers.</translation>
    </message>
    <message>
        <source>A request has no number where one belongs: {key}.</source>
        <translation>In einer Anfrage fehlt eine Zahl: {key}.</translation>
    </message>
    <message>
        <source>A request names a channel that is no name.</source>
        <translation>Eine Anfrage nennt einen Kanal, der kein Name ist.</translation>
    </message>
    <message>
        <source>A user name for a proxy has no colon in it.</source>
        <translation>Ein Benutzername für einen Proxy enthält keinen Doppelpunkt.</translation>
    </message>
    <message>
        <source>A variable cannot be called “{name}”: use letters, digits, “-” and “_”, and no word that means something else in a placeholder, such as “this” or “else”.</source>
        <translation>Eine Variable kann nicht „{name}“ heißen: Verwenden Sie Buchstaben, Ziffern, „-“ und „_“ und kein Wort, das in einem Platzhalter etwas anderes bedeutet, etwa „this“ oder „else“.</translation>
    </message>
    <message>
        <source>Another program may have that port: end it, or choose another one.</source>
        <translation>Vielleicht hat ein anderes Programm diesen Port: Beenden Sie es, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Another template has this name, too.</source>
        <translation>Eine andere Vorlage hat auch diesen Namen.</translation>
    </message>
    <message>
        <source>Another template has this networkId, too.</source>
        <translation>Eine andere Vorlage hat auch diese networkId.</translation>
    </message>
    <message>
        <source>Becoming Tickets: {count}.</source>
        <translation>Werden zu Tickets: {count}.</translation>
    </message>
    <message>
        <source>Both sides are asked now.</source>
        <translation>Beide Seiten werden jetzt gefragt.</translation>
    </message>
    <message>
        <source>Bring both together, look, and save again.</source>
        <translation>Führen Sie beides zusammen, prüfen Sie es und speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>Channel Wizard is already running, and does not answer.</source>
        <translation>Channel Wizard läuft bereits und antwortet nicht.</translation>
    </message>
    <message>
        <source>Channel Wizard is not running.</source>
        <translation>Channel Wizard läuft nicht.</translation>
    </message>
    <message>
        <source>Channel Wizard is running.</source>
        <translation>Channel Wizard läuft.</translation>
    </message>
    <message>
        <source>Channel Wizard runs without a window here.</source>
        <translation>Channel Wizard läuft hier ohne Fenster.</translation>
    </message>
    <message>
        <source>Channel Wizard was started for other channels only.</source>
        <translation>Channel Wizard wurde nur für andere Kanäle gestartet.</translation>
    </message>
    <message>
        <source>Channel Wizard&apos;s window is already running with this home (process {pid}).</source>
        <translation>Das Fenster von Channel Wizard läuft bereits mit diesem Ordner (Prozess {pid}).</translation>
    </message>
    <message>
        <source>Check address and port.</source>
        <translation>Prüfen Sie Adresse und Port.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Prüfen Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences, or with “channel-wizard proxy test”.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen oder mit „channel-wizard proxy test“.</translation>
    </message>
    <message>
        <source>Check the proxy: channel-wizard proxy test.</source>
        <translation>Prüfen Sie den Proxy: channel-wizard proxy test.</translation>
    </message>
    <message>
        <source>Check the user name and the password in the proxy&apos;s settings.</source>
        <translation>Prüfen Sie Benutzername und Passwort in den Einstellungen des Proxys.</translation>
    </message>
    <message>
        <source>Check the user name.</source>
        <translation>Prüfen Sie den Benutzernamen.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection, then try again.</source>
        <translation>Prüfen Sie die Verbindung dieses Computers und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check whether a proxy or a log-in page of this network stands between, then try again.</source>
        <translation>Prüfen Sie, ob ein Proxy oder eine Anmeldeseite Ihrer Internetverbindung dazwischensteht, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose one to come.</source>
        <translation>Wählen Sie eine, die noch kommt.</translation>
    </message>
    <message>
        <source>Copy a manifest first.</source>
        <translation>Kopieren Sie zuerst ein Manifest.</translation>
    </message>
    <message>
        <source>End it, then start it again. Nothing is lost.</source>
        <translation>Beenden Sie es und starten Sie es dann erneut. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Enter an http or https proxy; most SOCKS servers offer one.</source>
        <translation>Geben Sie einen http- oder https-Proxy ein; die meisten SOCKS-Server bieten auch einen.</translation>
    </message>
    <message>
        <source>Enter it again in the preferences, or with “channel-wizard proxy set”.</source>
        <translation>Geben Sie es in den Einstellungen oder mit „channel-wizard proxy set“ noch einmal ein.</translation>
    </message>
    <message>
        <source>Enter it, or leave the user name out.</source>
        <translation>Geben Sie es ein oder lassen Sie den Benutzernamen weg.</translation>
    </message>
    <message>
        <source>Give a new token: channel-wizard channels token.</source>
        <translation>Geben Sie einen neuen Zugriffsschlüssel ein: channel-wizard channels token.</translation>
    </message>
    <message>
        <source>Given up by hand.</source>
        <translation>Von Hand aufgegeben.</translation>
    </message>
    <message>
        <source>Given up: {count}.</source>
        <translation>Aufgegeben: {count}.</translation>
    </message>
    <message>
        <source>If it was kept somewhere else before, use that store again; else give it anew.</source>
        <translation>Wurde es bisher woanders aufbewahrt, verwenden Sie wieder jene Ablage; sonst geben Sie es neu ein.</translation>
    </message>
    <message>
        <source>In step.</source>
        <translation>Auf dem Laufenden.</translation>
    </message>
    <message>
        <source>It could not be started ({kind}).</source>
        <translation>Er konnte nicht gestartet werden ({kind}).</translation>
    </message>
    <message>
        <source>It follows once SocialHub accepts us again.</source>
        <translation>Das folgt, sobald SocialHub uns wieder annimmt.</translation>
    </message>
    <message>
        <source>It follows once the proxy lets us through.</source>
        <translation>Das folgt, sobald der Proxy uns durchlässt.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>It goes on once Channel Wizard runs.</source>
        <translation>Es geht weiter, sobald Channel Wizard läuft.</translation>
    </message>
    <message>
        <source>It may be of another version: stop it, then start it again.</source>
        <translation>Es ist vielleicht eine andere Version: Beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
        <source>It relays as well. Quit it first, or set CHANNEL_WIZARD_HOME to another folder.</source>
        <translation>Auch das leitet weiter. Beenden Sie es zuerst, oder setzen Sie CHANNEL_WIZARD_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>It waits until somebody logs in again.</source>
        <translation>Es wartet, bis sich jemand wieder anmeldet.</translation>
    </message>
    <message>
        <source>Its only field is “server”.</source>
        <translation>Das einzige Feld ist „server“.</translation>
    </message>
    <message>
        <source>Known here: {known}.</source>
        <translation>Hier bekannt: {known}.</translation>
    </message>
    <message>
        <source>Leave it out there; the log-in has fields of its own.</source>
        <translation>Lassen Sie beides dort weg; für die Anmeldung gibt es eigene Felder.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lassen Sie das weg.</translation>
    </message>
    <message>
        <source>Let SocialHub’s requests pass without a log-in, and check this computer’s clock.</source>
        <translation>Lassen Sie die Anfragen von SocialHub ohne Anmeldung durch, und prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>Let the system set date and time by itself; all goes on then.</source>
        <translation>Lassen Sie das System Datum und Uhrzeit selbst einstellen; danach geht alles weiter.</translation>
    </message>
    <message>
        <source>Let your own service manager run “channel-wizard sync”, or start it at log-in.</source>
        <translation>Lassen Sie Ihre eigene Dienstverwaltung „channel-wizard sync“ ausführen, oder starten Sie es bei der Anmeldung.</translation>
    </message>
    <message>
        <source>Let your proxy or tunnel pass requests on to the port below.</source>
        <translation>Lassen Sie Ihren Proxy oder Tunnel Anfragen an den Port unten weiterleiten.</translation>
    </message>
    <message>
        <source>Let your proxy or tunnel pass requests on to this program’s port.</source>
        <translation>Lassen Sie Ihren Proxy oder Tunnel Anfragen an den Port dieses Programms weiterleiten.</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Zeile {line}: {message}</translation>
    </message>
    <message>
        <source>Listening on port {port} failed.</source>
        <translation>Auf Port {port} können keine Anfragen angenommen werden.</translation>
    </message>
    <message>
        <source>Log in again, and allow all that is asked for.</source>
        <translation>Melden Sie sich noch einmal an, und erlauben Sie alles, was gefragt wird.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>Log in again: channel-wizard channels login.</source>
        <translation>Melden Sie sich neu an: channel-wizard channels login.</translation>
    </message>
    <message>
        <source>Log in to that one.</source>
        <translation>Melden Sie sich dort an.</translation>
    </message>
    <message>
        <source>Log in with that account.</source>
        <translation>Melden Sie sich mit diesem Konto an.</translation>
    </message>
    <message>
        <source>Log in with the right account.</source>
        <translation>Melden Sie sich mit dem richtigen Konto an.</translation>
    </message>
    <message>
        <source>Log in with your own account, so that the Credential Manager is open, then start Channel Wizard again; or {otherwise}.</source>
        <translation>Melden Sie sich mit Ihrem eigenen Konto an, damit die Anmeldeinformationsverwaltung offen ist, und starten Sie Channel Wizard neu; oder {otherwise}.</translation>
    </message>
    <message>
        <source>Log in.</source>
        <translation>Melden Sie sich an.</translation>
    </message>
    <message>
        <source>Look at it again and repeat the step.</source>
        <translation>Sehen Sie es noch einmal an, und wiederholen Sie den Schritt.</translation>
    </message>
    <message>
        <source>Look at the changes again.</source>
        <translation>Sehen Sie die Änderungen noch einmal an.</translation>
    </message>
    <message>
        <source>Make it “{value}”</source>
        <translation>„{value}“ daraus machen</translation>
    </message>
    <message>
        <source>Make room, then start again; the copy is kept.</source>
        <translation>Schaffen Sie Platz, und starten Sie neu; die Kopie bleibt erhalten.</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Make room; SocialHub tries again.</source>
        <translation>Schaffen Sie Platz; SocialHub versucht es noch einmal.</translation>
    </message>
    <message>
        <source>Make room; everything waits until then, and nothing is lost.</source>
        <translation>Schaffen Sie Platz; bis dahin wartet alles, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Mastodon has no field “{name}”.</source>
        <translation>Mastodon hat kein Feld „{name}“.</translation>
    </message>
    <message>
        <source>Mend it with “channel-wizard manifest”, or give a file.</source>
        <translation>Berichtigen Sie es mit „channel-wizard manifest“, oder geben Sie eine Datei an.</translation>
    </message>
    <message>
        <source>Mend it, or move it away to begin anew.</source>
        <translation>Reparieren Sie sie, oder verschieben Sie sie, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>NaN and Infinity are no numbers in JSON.</source>
        <translation>NaN und Infinity sind in JSON keine Zahlen.</translation>
    </message>
    <message>
        <source>Name a file that holds the passphrase and that only you can read.</source>
        <translation>Nennen Sie eine Datei, die die Passphrase enthält und die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>No answer came through the proxy {proxy} in time.</source>
        <translation>Über den Proxy {proxy} kam keine Antwort in der vorgesehenen Zeit.</translation>
    </message>
    <message>
        <source>No channel is set up yet.</source>
        <translation>Noch ist kein Kanal eingerichtet.</translation>
    </message>
    <message>
        <source>No encrypted connection to the webhook’s address came about.</source>
        <translation>Zur Adresse des Webhooks kam keine verschlüsselte Verbindung zustande.</translation>
    </message>
    <message>
        <source>No log-in was begun.</source>
        <translation>Es wurde keine Anmeldung begonnen.</translation>
    </message>
    <message>
        <source>Nobody asks while Channel Wizard is not running.</source>
        <translation>Solange Channel Wizard nicht läuft, fragt niemand.</translation>
    </message>
    <message>
        <source>Nobody can carry out “{id}”: {network} offers no such thing.</source>
        <translation>Niemand kann „{id}“ ausführen: {network} bietet so etwas nicht an.</translation>
    </message>
    <message>
        <source>Nobody finished the log-in page in time.</source>
        <translation>Die Anmeldeseite wurde nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>Nobody is logged in yet.</source>
        <translation>Noch ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>None is set up yet: start with “channel-wizard setup”.</source>
        <translation>Noch ist keiner eingerichtet: Beginnen Sie mit „channel-wizard setup“.</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Nothing answers at the proxy&apos;s address {proxy}.</source>
        <translation>Unter der Adresse des Proxys {proxy} antwortet niemand.</translation>
    </message>
    <message>
        <source>Nothing called {reference} is waiting or set aside.</source>
        <translation>Nichts namens {reference} wartet oder ist zurückgestellt.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
    <message>
        <source>Nothing is set aside.</source>
        <translation>Nichts ist zurückgestellt.</translation>
    </message>
    <message>
        <source>Nothing is waiting or set aside.</source>
        <translation>Nichts wartet oder ist zurückgestellt.</translation>
    </message>
    <message>
        <source>Nothing is wrong with “{name}”.</source>
        <translation>Bei „{name}“ ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Nothing listens for replies at {listen}.</source>
        <translation>An {listen} nimmt niemand Antworten an.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Only Tickets: replies do not come to this computer.</source>
        <translation>Nur Tickets: Antworten kommen nicht auf diesen Rechner.</translation>
    </message>
    <message>
        <source>Only plain placeholders such as {example} are filled in.</source>
        <translation>Nur einfache Platzhalter wie {example} werden ausgefüllt.</translation>
    </message>
    <message>
        <source>Open the log-in page again.</source>
        <translation>Öffnen Sie die Anmeldeseite noch einmal.</translation>
    </message>
    <message>
        <source>Paste it again.</source>
        <translation>Fügen Sie ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>Paused for a while. What arrives is kept.</source>
        <translation>Für eine Weile angehalten. Was ankommt, wird aufgehoben.</translation>
    </message>
    <message>
        <source>Paused until you resume. What arrives is kept.</source>
        <translation>Angehalten, bis Sie fortfahren. Was ankommt, wird aufgehoben.</translation>
    </message>
    <message>
        <source>Port {port} is used by another program.</source>
        <translation>Port {port} wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>Put in “{value}”</source>
        <translation>„{value}“ einsetzen</translation>
    </message>
    <message>
        <source>Reading what is new on {host}.</source>
        <translation>Liest, was auf {host} neu ist.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove it: there is no limit then</source>
        <translation>Entfernen: Dann gibt es keine Grenze</translation>
    </message>
    <message>
        <source>Remove the button</source>
        <translation>Schaltfläche entfernen</translation>
    </message>
    <message>
        <source>Remove them first, or say that they are to be replaced.</source>
        <translation>Entfernen Sie sie zuerst, oder geben Sie an, dass sie ersetzt werden sollen.</translation>
    </message>
    <message>
        <source>Rename it to “{name}”</source>
        <translation>In „{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Replies are received at {listen} again.</source>
        <translation>An {listen} werden wieder Antworten angenommen.</translation>
    </message>
    <message>
        <source>Replies come to {url} from now on.</source>
        <translation>Antworten kommen ab jetzt an {url}.</translation>
    </message>
    <message>
        <source>Replies do not come to this computer: there is no webhook&apos;s secret to renew.</source>
        <translation>Antworten kommen nicht zu diesem Rechner: Es gibt kein Geheimnis eines Webhooks zu erneuern.</translation>
    </message>
    <message>
        <source>Replies do not reach this computer: nothing of ours answers at {url}.</source>
        <translation>Antworten erreichen diesen Rechner nicht: Unter {url} antwortet nichts von uns.</translation>
    </message>
    <message>
        <source>Replies do not reach this computer: {error}</source>
        <translation>Antworten erreichen diesen Rechner nicht: {error}</translation>
    </message>
    <message>
        <source>Replies on their way: {count}.</source>
        <translation>Antworten unterwegs: {count}.</translation>
    </message>
    <message>
        <source>Replies were signed with another secret; the webhook is registered again.</source>
        <translation>Antworten waren mit einem anderen Geheimnis signiert; der Webhook ist neu eingetragen.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it away and enter the channels&apos; access again.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her, oder verschieben Sie sie und geben Sie den Zugang der Kanäle neu ein.</translation>
    </message>
    <message>
        <source>Run “channel-wizard doctor”.</source>
        <translation>Rufen Sie „channel-wizard doctor“ auf.</translation>
    </message>
    <message>
        <source>Run “channel-wizard sync” here to see why, mend it, and install the service again.</source>
        <translation>Führen Sie hier „channel-wizard sync“ aus, um zu sehen, warum; beheben Sie es, und richten Sie den Dienst erneut ein.</translation>
    </message>
    <message>
        <source>SOCKS proxies cannot be used.</source>
        <translation>SOCKS-Proxys lassen sich nicht verwenden.</translation>
    </message>
    <message>
        <source>Secrets are kept in memory only and are gone when the program ends.</source>
        <translation>Geheimnisse liegen nur im Arbeitsspeicher und sind weg, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>Secrets are kept in the encrypted file {path}.</source>
        <translation>Geheimnisse liegen in der verschlüsselten Datei {path}.</translation>
    </message>
    <message>
        <source>Secrets are kept in {store}, as {by} says.</source>
        <translation>Geheimnisse liegen hier: {store}, wie {by} vorgibt.</translation>
    </message>
    <message>
        <source>Secrets are kept in {store}.</source>
        <translation>Geheimnisse liegen hier: {store}.</translation>
    </message>
    <message>
        <source>Set an http or https proxy.</source>
        <translation>Stellen Sie einen http- oder https-Proxy ein.</translation>
    </message>
    <message>
        <source>Set the limit to {count} characters</source>
        <translation>Die Grenze auf {count} Zeichen setzen</translation>
    </message>
    <message>
        <source>Set via = &quot;none&quot;, or have SocialHub&apos;s team enter the address.</source>
        <translation>Setzen Sie via = &quot;none&quot;, oder lassen Sie die Adresse vom Team von SocialHub eintragen.</translation>
    </message>
    <message>
        <source>SocialHub accepts the token; the channel is called “{name}”.</source>
        <translation>SocialHub akzeptiert den Schlüssel; der Kanal heißt „{name}“.</translation>
    </message>
    <message>
        <source>SocialHub accepts valid certificates only; renew it.</source>
        <translation>SocialHub akzeptiert nur gültige Zertifikate; erneuern Sie es.</translation>
    </message>
    <message>
        <source>SocialHub answers; the token is good.</source>
        <translation>SocialHub antwortet; der Zugriffsschlüssel gilt.</translation>
    </message>
    <message>
        <source>SocialHub asks to wait: too many requests were made for this channel.</source>
        <translation>SocialHub verlangt eine Pause: Für diesen Kanal gab es zu viele Anfragen.</translation>
    </message>
    <message>
        <source>SocialHub cannot be reached.</source>
        <translation>SocialHub ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>SocialHub did not answer in time.</source>
        <translation>SocialHub hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>SocialHub did not tell about the channel: {error}</source>
        <translation>SocialHub gab keine Auskunft über den Kanal: {error}</translation>
    </message>
    <message>
        <source>SocialHub does not accept the certificate of the webhook’s address.</source>
        <translation>SocialHub akzeptiert das Zertifikat der Webhook-Adresse nicht.</translation>
    </message>
    <message>
        <source>SocialHub does not allow this ({words}).</source>
        <translation>SocialHub erlaubt das nicht ({words}).</translation>
    </message>
    <message>
        <source>SocialHub does not find the webhook’s name on the internet.</source>
        <translation>SocialHub findet den Namen des Webhooks im Internet nicht.</translation>
    </message>
    <message>
        <source>SocialHub does not know this ticket or reply (any more).</source>
        <translation>SocialHub kennt dieses Ticket oder diese Antwort nicht (mehr).</translation>
    </message>
    <message>
        <source>SocialHub failed {count} times with this one: {error}</source>
        <translation>SocialHub scheiterte {count}-mal daran: {error}</translation>
    </message>
    <message>
        <source>SocialHub got no answer from the webhook’s address in time.</source>
        <translation>SocialHub bekam von der Webhook-Adresse nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>SocialHub has a problem of its own (status {status}).</source>
        <translation>SocialHub hat selbst ein Problem (Status {status}).</translation>
    </message>
    <message>
        <source>SocialHub has a ticket of this id already.</source>
        <translation>SocialHub hat schon ein Ticket mit dieser ID.</translation>
    </message>
    <message>
        <source>SocialHub keeps an empty Ticket where this post belongs, for answers to it came first. Read it on the Network; the answers are in the Inbox.</source>
        <translation>SocialHub hat ein leeres Ticket, wo dieser Beitrag hingehört, denn Antworten darauf kamen zuerst. Lesen Sie ihn im Netzwerk; die Antworten sind im Posteingang.</translation>
    </message>
    <message>
        <source>SocialHub no longer accepts the access token.</source>
        <translation>SocialHub akzeptiert den Zugriffsschlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>SocialHub refused the request: {words}</source>
        <translation>SocialHub hat die Anfrage abgelehnt: {words}</translation>
    </message>
    <message>
        <source>SocialHub repeats a reply a few times only: start Channel Wizard soon.</source>
        <translation>SocialHub wiederholt eine Antwort nur wenige Male: Starten Sie Channel Wizard bald.</translation>
    </message>
    <message>
        <source>SocialHub sends replies to {host}.</source>
        <translation>SocialHub schickt Antworten an {host}.</translation>
    </message>
    <message>
        <source>SocialHub sent an event that cannot be understood: {reason}</source>
        <translation>SocialHub schickte ein Ereignis, das nicht zu verstehen ist: {reason}</translation>
    </message>
    <message>
        <source>SocialHub tries again.</source>
        <translation>SocialHub versucht es noch einmal.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s address points elsewhere (status {status}).</source>
        <translation>Die Adresse von SocialHub führt anderswohin (Status {status}).</translation>
    </message>
    <message>
        <source>SocialHub&apos;s certificate is not trusted on this computer.</source>
        <translation>Dieser Rechner vertraut dem Zertifikat von SocialHub nicht.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too. Nothing was sent.</source>
        <translation>Das Manifest in SocialHub hat sich inzwischen geändert, auch an Stellen, die Sie geändert haben. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s team changes it for you.</source>
        <translation>Das Team von SocialHub ändert es für Sie.</translation>
    </message>
    <message>
        <source>SocialHub’s test of the webhook failed.</source>
        <translation>SocialHubs Prüfung des Webhooks ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>SocialHub’s test of the webhook failed: {reason}</source>
        <translation>SocialHubs Prüfung des Webhooks ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>Somebody else changed these templates meanwhile. Nothing was saved.</source>
        <translation>Jemand anderes hat diese Vorlagen inzwischen geändert. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Something at the webhook’s address turns SocialHub away ({status}).</source>
        <translation>Etwas unter der Webhook-Adresse weist SocialHub ab ({status}).</translation>
    </message>
    <message>
        <source>Something else answers at the webhook’s address ({status}).</source>
        <translation>Unter der Webhook-Adresse antwortet etwas anderes ({status}).</translation>
    </message>
    <message>
        <source>Something else answers at {host} (status {status}).</source>
        <translation>Unter {host} antwortet etwas anderes (Status {status}).</translation>
    </message>
    <message>
        <source>Something else answers at {host}.</source>
        <translation>Unter {host} antwortet etwas anderes.</translation>
    </message>
    <message>
        <source>Something else than this program answered SocialHub’s test of the webhook.</source>
        <translation>Etwas anderes als dieses Programm hat auf SocialHubs Prüfung des Webhooks geantwortet.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Beginnen Sie noch einmal, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>Start again with Add Channel in SocialHub.</source>
        <translation>Beginnen Sie noch einmal mit „Kanal hinzufügen“ in SocialHub.</translation>
    </message>
    <message>
        <source>Start it yourself: channel-wizard sync</source>
        <translation>Starten Sie sie selbst: channel-wizard sync</translation>
    </message>
    <message>
        <source>Start it: the window, or “channel-wizard sync” on a server.</source>
        <translation>Starten Sie es: das Fenster, auf einem Server „channel-wizard sync“.</translation>
    </message>
    <message>
        <source>Start the log-in again to allow it.</source>
        <translation>Beginnen Sie die Anmeldung noch einmal, um ihn zu erlauben.</translation>
    </message>
    <message>
        <source>Start the log-in again.</source>
        <translation>Beginnen Sie die Anmeldung noch einmal.</translation>
    </message>
    <message>
        <source>Start “channel-wizard sync” again: it restores the newest copy.</source>
        <translation>Starten Sie „channel-wizard sync“ neu: Das stellt die neueste Kopie wieder her.</translation>
    </message>
    <message>
        <source>Starting at log-in could not be changed: {reason}.</source>
        <translation>Das Starten beim Anmelden konnte nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>Stop it first, or set CHANNEL_WIZARD_HOME to another folder.</source>
        <translation>Beenden Sie ihn zuerst, oder setzen Sie CHANNEL_WIZARD_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Stop it first: channel-wizard service remove, or systemctl --user stop channel-wizard.</source>
        <translation>Beenden Sie ihn zuerst: channel-wizard service remove, oder systemctl --user stop channel-wizard.</translation>
    </message>
    <message>
        <source>Stop it, then start it again.</source>
        <translation>Beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Stop it, then start the window; it relays as well.</source>
        <translation>Beenden Sie es und starten Sie dann das Fenster; auch das leitet weiter.</translation>
    </message>
    <message>
        <source>Stop that program, or choose another port for listen and for the proxy or tunnel in front of it.</source>
        <translation>Beenden Sie jenes Programm, oder wählen Sie einen anderen Port, auch für den Proxy oder Tunnel davor.</translation>
    </message>
    <message>
        <source>Take at least {count} characters; several words are easy to keep.</source>
        <translation>Nehmen Sie mindestens {count} Zeichen; mehrere Wörter sind leicht zu merken.</translation>
    </message>
    <message>
        <source>Take out what cannot be written</source>
        <translation>Herausnehmen, was nicht geschrieben werden kann</translation>
    </message>
    <message>
        <source>Take the English text: “{text}”</source>
        <translation>Den englischen Text nehmen: „{text}“</translation>
    </message>
    <message>
        <source>Take the French text: “{text}”</source>
        <translation>Den französischen Text nehmen: „{text}“</translation>
    </message>
    <message>
        <source>Take the German text: “{text}”</source>
        <translation>Den deutschen Text nehmen: „{text}“</translation>
    </message>
    <message>
        <source>Take the address of this channel&apos;s templates</source>
        <translation>Die Adresse der Vorlagen dieses Kanals nehmen</translation>
    </message>
    <message>
        <source>Take the free id “{id}”</source>
        <translation>Die freie ID „{id}“ nehmen</translation>
    </message>
    <message>
        <source>Take the text that the Network declares</source>
        <translation>Den Text nehmen, den das Netzwerk angibt</translation>
    </message>
    <message>
        <source>Take the text that the Network declares: “{text}”</source>
        <translation>Den Text nehmen, den das Netzwerk angibt: „{text}“</translation>
    </message>
    <message>
        <source>Templates have a name, a networkId, variables and texts only.</source>
        <translation>Vorlagen haben nur name, networkId, variables und Texte.</translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>The Network’s access belongs to {handle} now, this channel to {wanted}.</source>
        <translation>Der Zugang zum Netzwerk gehört jetzt {handle}, dieser Kanal {wanted}.</translation>
    </message>
    <message>
        <source>The SocialHub account has as many channels as it may have.</source>
        <translation>Der SocialHub-Account hat so viele Kanäle, wie er haben darf.</translation>
    </message>
    <message>
        <source>The SocialHub token of {channel}</source>
        <translation>Der SocialHub-Schlüssel von {channel}</translation>
    </message>
    <message>
        <source>The access to the Network stays: {error}</source>
        <translation>Der Zugang zum Netzwerk bleibt bestehen: {error}</translation>
    </message>
    <message>
        <source>The access token has blanks or other characters in it that no token has.</source>
        <translation>Der Zugriffsschlüssel enthält Leerzeichen oder andere Zeichen, die in keinem Schlüssel vorkommen.</translation>
    </message>
    <message>
        <source>The access token is empty.</source>
        <translation>Der Zugriffsschlüssel ist leer.</translation>
    </message>
    <message>
        <source>The access token is missing.</source>
        <translation>Der Zugriffsschlüssel fehlt.</translation>
    </message>
    <message>
        <source>The access token is not in the store of secrets any more.</source>
        <translation>Der Zugriffsschlüssel ist nicht mehr in der Ablage für Geheimnisse.</translation>
    </message>
    <message>
        <source>The action {which}</source>
        <translation>Die Aktion {which}</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>Die Adresse</translation>
    </message>
    <message>
        <source>The answer does not belong to this log-in.</source>
        <translation>Die Antwort gehört nicht zu dieser Anmeldung.</translation>
    </message>
    <message>
        <source>The answer of the log-in page is ambiguous.</source>
        <translation>Die Antwort der Anmeldeseite ist nicht eindeutig.</translation>
    </message>
    <message>
        <source>The answers so far cannot be kept: {reason}.</source>
        <translation>Die bisherigen Eingaben können nicht behalten werden: {reason}.</translation>
    </message>
    <message>
        <source>The browser came back to another address than agreed.</source>
        <translation>Der Browser kam an eine andere Adresse zurück als vereinbart.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted on this computer.</source>
        <translation>Dem Zertifikat von {host} wird auf diesem Computer nicht vertraut.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid.</source>
        <translation>Das Zertifikat von {host} ist nicht gültig.</translation>
    </message>
    <message>
        <source>The channel and its webhook are in order on SocialHub again.</source>
        <translation>Der Kanal und sein Webhook sind auf SocialHub wieder in Ordnung.</translation>
    </message>
    <message>
        <source>The channel has not started.</source>
        <translation>Der Kanal ist noch nicht gestartet.</translation>
    </message>
    <message>
        <source>The channel is deactivated in SocialHub.</source>
        <translation>Der Kanal ist in SocialHub deaktiviert.</translation>
    </message>
    <message>
        <source>The channel is still being set up.</source>
        <translation>Der Kanal wird noch eingerichtet.</translation>
    </message>
    <message>
        <source>The channel was switched off on SocialHub.</source>
        <translation>Der Kanal wurde auf SocialHub ausgeschaltet.</translation>
    </message>
    <message>
        <source>The connection to SocialHub broke off.</source>
        <translation>Die Verbindung zu SocialHub ist abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to the webhook’s address broke off before the answer.</source>
        <translation>Die Verbindung zur Webhook-Adresse brach vor der Antwort ab.</translation>
    </message>
    <message>
        <source>The connection to {host} broke.</source>
        <translation>Die Verbindung zu {host} ist abgebrochen.</translation>
    </message>
    <message>
        <source>The disk is almost full.</source>
        <translation>Der Datenträger ist fast voll.</translation>
    </message>
    <message>
        <source>The disk is almost full. Make room; nothing is lost.</source>
        <translation>Der Datenträger ist fast voll. Schaffen Sie Platz; nichts geht verloren.</translation>
    </message>
    <message>
        <source>The disk is almost full. Nothing is lost; nothing more is taken in.</source>
        <translation>Der Datenträger ist fast voll. Nichts geht verloren; es wird nichts mehr angenommen.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The file of secrets {path} cannot be read: {reason}.</source>
        <translation>Die Datei mit den Geheimnissen {path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file of secrets {path} cannot be written: {reason}.</source>
        <translation>Die Datei mit den Geheimnissen {path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The file of secrets {path} does not open with this passphrase.</source>
        <translation>Die Datei mit den Geheimnissen {path} lässt sich mit dieser Passphrase nicht öffnen.</translation>
    </message>
    <message>
        <source>The file of secrets {path} is damaged.</source>
        <translation>Die Datei mit den Geheimnissen {path} ist beschädigt.</translation>
    </message>
    <message>
        <source>The file of secrets {path} was written by a newer version.</source>
        <translation>Die Datei mit den Geheimnissen {path} wurde von einer neueren Version geschrieben.</translation>
    </message>
    <message>
        <source>The file that {variable} names cannot be read: {reason}.</source>
        <translation>Die Datei, die {variable} nennt, kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file that {variable} names is not a text file.</source>
        <translation>Die Datei, die {variable} nennt, ist keine Textdatei.</translation>
    </message>
    <message>
        <source>The file with the templates is damaged: {path}</source>
        <translation>Die Datei mit den Vorlagen ist beschädigt: {path}</translation>
    </message>
    <message>
        <source>The history lists those that are kept.</source>
        <translation>Der Verlauf führt die auf, die es noch gibt.</translation>
    </message>
    <message>
        <source>The journal cannot be written.</source>
        <translation>Das Journal kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The journal is busy.</source>
        <translation>Das Journal ist belegt.</translation>
    </message>
    <message>
        <source>The journal is damaged, and its copy cannot be put in its place: {reason}.</source>
        <translation>Das Journal ist beschädigt, und seine Kopie kann nicht an seine Stelle treten: {reason}.</translation>
    </message>
    <message>
        <source>The journal is damaged.</source>
        <translation>Das Journal ist beschädigt.</translation>
    </message>
    <message>
        <source>The journal reports: {reason}.</source>
        <translation>Das Journal meldet: {reason}.</translation>
    </message>
    <message>
        <source>The journal was damaged and is restored from the copy {copy}. What came after that copy is read again; replies are looked for on the Network before they are posted.</source>
        <translation>Das Journal war beschädigt und ist aus der Kopie {copy} wiederhergestellt. Was danach kam, wird neu gelesen; Antworten werden im Netzwerk gesucht, bevor sie gesendet werden.</translation>
    </message>
    <message>
        <source>The journal was damaged, and there was no copy: a new one is begun. Everything is read again; replies are looked for on the Network before they are posted.</source>
        <translation>Das Journal war beschädigt, und es gab keine Kopie: Ein neues ist begonnen. Alles wird neu gelesen; Antworten werden im Netzwerk gesucht, bevor sie gesendet werden.</translation>
    </message>
    <message>
        <source>The journal was written by a newer Channel Wizard (its version is {version}, this one reads up to {known}).</source>
        <translation>Das Journal wurde von einem neueren Channel Wizard geschrieben (es hat Version {version}, dieser hier liest bis {known}).</translation>
    </message>
    <message>
        <source>The keyring did not keep what was stored in it.</source>
        <translation>Der Schlüsselbund hat nicht behalten, was in ihm abgelegt wurde.</translation>
    </message>
    <message>
        <source>The keyring holds only a part of a secret.</source>
        <translation>Der Schlüsselbund enthält nur einen Teil eines Geheimnisses.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The keyring that {by} names does not work here ({kind}).</source>
        <translation>Der Schlüsselbund, den {by} nennt, funktioniert hier nicht ({kind}).</translation>
    </message>
    <message>
        <source>The log-in is not in the store of secrets any more.</source>
        <translation>Die Anmeldung ist nicht mehr in der Ablage für Geheimnisse.</translation>
    </message>
    <message>
        <source>The log-in of {channel}</source>
        <translation>Die Anmeldung von {channel}</translation>
    </message>
    <message>
        <source>The log-in page sent no code.</source>
        <translation>Die Anmeldeseite hat keinen Code gesendet.</translation>
    </message>
    <message>
        <source>The log-in took too long, or its answer was used before.</source>
        <translation>Die Anmeldung dauerte zu lange, oder ihre Antwort wurde schon verwendet.</translation>
    </message>
    <message>
        <source>The manifest</source>
        <translation>Das Manifest</translation>
    </message>
    <message>
        <source>The manifest file {path} cannot be read.</source>
        <translation>Die Manifestdatei {path} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The manifest file {path} does not exist.</source>
        <translation>Die Manifestdatei {path} gibt es nicht.</translation>
    </message>
    <message>
        <source>The manifest file {path} is too large to be a manifest.</source>
        <translation>Die Manifestdatei {path} ist zu groß für ein Manifest.</translation>
    </message>
    <message>
        <source>The manifest fits already.</source>
        <translation>Das Manifest passt bereits.</translation>
    </message>
    <message>
        <source>The manifest fits what the Network takes now.</source>
        <translation>Das Manifest passt jetzt zu dem, was das Netzwerk annimmt.</translation>
    </message>
    <message>
        <source>The manifest has no such place (any more).</source>
        <translation>Das Manifest hat keine solche Stelle (mehr).</translation>
    </message>
    <message>
        <source>The manifest is not right yet, and was not sent: {message}</source>
        <translation>Das Manifest stimmt noch nicht und wurde nicht gesendet: {message}</translation>
    </message>
    <message>
        <source>The manifest is written and the webhook registered.</source>
        <translation>Das Manifest ist geschrieben und der Webhook eingetragen.</translation>
    </message>
    <message>
        <source>The manifest is written.</source>
        <translation>Das Manifest ist geschrieben.</translation>
    </message>
    <message>
        <source>The manifest must be an object: it begins with “{{”.</source>
        <translation>Das Manifest muss ein Objekt sein: Es beginnt mit „{{“.</translation>
    </message>
    <message>
        <source>The manifest would not be right: {problem} ({place})</source>
        <translation>Das Manifest wäre nicht richtig: {problem} ({place})</translation>
    </message>
    <message>
        <source>The name of the proxy {proxy} is not known.</source>
        <translation>Der Name des Proxys {proxy} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The option {which} of the action {action}</source>
        <translation>Die Option {which} der Aktion {action}</translation>
    </message>
    <message>
        <source>The passphrase does not open {path}, or the file is damaged.</source>
        <translation>Das Kennwort öffnet {path} nicht, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>Das Kennwort ist zu kurz.</translation>
    </message>
    <message>
        <source>The proxy asks for a log-in.</source>
        <translation>Der Proxy verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The proxy did not let us through to {host}.</source>
        <translation>Der Proxy hat uns nicht zu {host} durchgelassen.</translation>
    </message>
    <message>
        <source>The proxy does not reach {host} (it answers {status}).</source>
        <translation>Der Proxy erreicht {host} nicht (er antwortet {status}).</translation>
    </message>
    <message>
        <source>The proxy wants a log-in, or does not accept the one that it is given.</source>
        <translation>Der Proxy verlangt eine Anmeldung oder nimmt die angegebene nicht an.</translation>
    </message>
    <message>
        <source>The proxy {proxy} cannot be reached.</source>
        <translation>Der Proxy {proxy} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address has a user name or password in it.</source>
        <translation>Die Adresse des Proxys enthält einen Benutzernamen oder ein Passwort.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address has no port.</source>
        <translation>Der Adresse des Proxys fehlt der Port.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>Die Adresse des Proxys fehlt.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is missing.</source>
        <translation>Das Passwort des Proxys fehlt.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is not in the store of secrets.</source>
        <translation>Das Passwort des Proxys ist nicht in der Ablage für Geheimnisse.</translation>
    </message>
    <message>
        <source>The relay could not be started: {reason}.</source>
        <translation>Die Übertragung konnte nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <source>The relay has stopped. Its log says why; start it again with: channel-wizard sync</source>
        <translation>Die Übertragung ist beendet. Ihr Protokoll sagt, warum; starten Sie sie wieder mit: channel-wizard sync</translation>
    </message>
    <message>
        <source>The release feed has a fault at {where}.</source>
        <translation>Der Versions-Feed hat einen Fehler bei {where}.</translation>
    </message>
    <message>
        <source>The release feed has ended on {date}; there may be newer versions.</source>
        <translation>Der Versions-Feed ist am {date} abgelaufen; es kann neuere Versionen geben.</translation>
    </message>
    <message>
        <source>The release feed is from the future. Check the clock of this computer.</source>
        <translation>Der Versions-Feed kommt aus der Zukunft. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The release feed is older than one that was read before.</source>
        <translation>Der Versions-Feed ist älter als einer, der schon gelesen wurde.</translation>
    </message>
    <message>
        <source>The release feed is signed with a key that this build does not know ({key}).</source>
        <translation>Der Versions-Feed ist mit einem Schlüssel signiert, den diese Ausgabe nicht kennt ({key}).</translation>
    </message>
    <message>
        <source>The release feed is written for newer versions of Channel Wizard. Look for one yourself.</source>
        <translation>Der Versions-Feed ist für neuere Versionen von Channel Wizard geschrieben. Suchen Sie selbst nach einer.</translation>
    </message>
    <message>
        <source>The release feed leads to a page that is none of this build&apos;s.</source>
        <translation>Der Versions-Feed führt zu einer Seite, die nicht zu dieser Ausgabe gehört.</translation>
    </message>
    <message>
        <source>The reply’s text cannot be read.</source>
        <translation>Der Text der Antwort ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The running Channel Wizard did not take the new secret in time; the old one stays.</source>
        <translation>Der laufende Channel Wizard hat das neue Geheimnis nicht rechtzeitig übernommen; das alte bleibt.</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not answer.</source>
        <translation>Das laufende Channel Wizard antwortet nicht.</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not know the request “{name}”.</source>
        <translation>Das laufende Channel Wizard kennt die Anfrage „{name}“ nicht.</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not take replies at {listen}.</source>
        <translation>Das laufende Channel Wizard nimmt an {listen} keine Antworten an.</translation>
    </message>
    <message>
        <source>The running Channel Wizard is of another version.</source>
        <translation>Das laufende Channel Wizard ist eine andere Version.</translation>
    </message>
    <message>
        <source>The sample value of {name} does not fit its JSON Schema.</source>
        <translation>Der Beispielwert von {name} passt nicht zum JSON Schema.</translation>
    </message>
    <message>
        <source>The secret is being renewed.</source>
        <translation>Das Geheimnis wird gerade erneuert.</translation>
    </message>
    <message>
        <source>The server does not know the rights that this program asks for.</source>
        <translation>Der Server kennt die Rechte nicht, um die dieses Programm bittet.</translation>
    </message>
    <message>
        <source>The server is missing.</source>
        <translation>Der Server fehlt.</translation>
    </message>
    <message>
        <source>The server refused the log-in.</source>
        <translation>Der Server hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>The server’s address</source>
        <translation>Die Adresse des Servers</translation>
    </message>
    <message>
        <source>The server’s log-in is in trouble.</source>
        <translation>Die Anmeldung des Servers ist gestört.</translation>
    </message>
    <message>
        <source>The service could not open the secrets: it does not know what {name} says.</source>
        <translation>Der Dienst könnte die Geheimnisse nicht öffnen: Er kennt nicht, was in {name} steht.</translation>
    </message>
    <message>
        <source>The service did not start: “channel-wizard sync” ended with {code}.</source>
        <translation>Der Dienst ist nicht gestartet: „channel-wizard sync“ endete mit {code}.</translation>
    </message>
    <message>
        <source>The service of Channel Wizard is already running with this home (process {pid}).</source>
        <translation>Der Dienst von Channel Wizard läuft bereits mit diesem Ordner (Prozess {pid}).</translation>
    </message>
    <message>
        <source>The settings file {path} has an error at {where}: {reason}.</source>
        <translation>Die Einstellungsdatei {path} hat einen Fehler bei {where}: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged in line {line}.</source>
        <translation>Die Einstellungsdatei {path} ist in Zeile {line} beschädigt.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged.</source>
        <translation>Die Einstellungsdatei {path} ist beschädigt.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged: it has no version.</source>
        <translation>Die Einstellungsdatei {path} ist beschädigt: Sie hat keine Version.</translation>
    </message>
    <message>
        <source>The settings file {path} is not text.</source>
        <translation>Die Einstellungsdatei {path} ist kein Text.</translation>
    </message>
    <message>
        <source>The settings {path} cannot be read: {reason}.</source>
        <translation>Die Einstellungen {path} können nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The settings {path} cannot be written: {reason}.</source>
        <translation>Die Einstellungen {path} können nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The settings {path} were written by a newer version of Channel Wizard.</source>
        <translation>Die Einstellungen {path} wurden von einer neueren Version von Channel Wizard geschrieben.</translation>
    </message>
    <message>
        <source>The signature of the release feed does not match. Somebody changed it, or it is damaged.</source>
        <translation>Die Signatur des Versions-Feeds stimmt nicht. Jemand hat ihn verändert, oder er ist beschädigt.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy is of a kind that cannot be used.</source>
        <translation>Der Proxy des Systems ist von einer Art, die nicht verwendet werden kann.</translation>
    </message>
    <message>
        <source>The tab {which}</source>
        <translation>Der Reiter {which}</translation>
    </message>
    <message>
        <source>The text has a placeholder “{name}” that is no variable.</source>
        <translation>Der Text hat einen Platzhalter „{name}“, der keine Variable ist.</translation>
    </message>
    <message>
        <source>The text in {language} is missing.</source>
        <translation>Der Text für {language} fehlt.</translation>
    </message>
    <message>
        <source>The time to add this channel is over.</source>
        <translation>Die Zeit, diesen Kanal hinzuzufügen, ist abgelaufen.</translation>
    </message>
    <message>
        <source>The webhook is missing from the manifest and may not be registered: {error}</source>
        <translation>Der Webhook fehlt im Manifest und darf nicht eingetragen werden: {error}</translation>
    </message>
    <message>
        <source>The webhook is registered; SocialHub has tested it.</source>
        <translation>Der Webhook ist eingetragen; SocialHub hat ihn geprüft.</translation>
    </message>
    <message>
        <source>The webhook stays in the manifest: {error}</source>
        <translation>Der Webhook bleibt im Manifest: {error}</translation>
    </message>
    <message>
        <source>The webhook was gone and could not be registered again: {error}</source>
        <translation>Der Webhook war weg und konnte nicht wieder eingetragen werden: {error}</translation>
    </message>
    <message>
        <source>The webhook was gone from the manifest; it is registered again.</source>
        <translation>Der Webhook war aus dem Manifest verschwunden; er ist wieder eingetragen.</translation>
    </message>
    <message>
        <source>The webhook&apos;s secret of {channel}</source>
        <translation>Das Geheimnis des Webhooks von {channel}</translation>
    </message>
    <message>
        <source>The webhook’s address answers, but does not reach this computer ({status}).</source>
        <translation>Die Webhook-Adresse antwortet, erreicht aber diesen Rechner nicht ({status}).</translation>
    </message>
    <message>
        <source>The webhook’s address refuses SocialHub’s connection.</source>
        <translation>Die Webhook-Adresse lehnt die Verbindung von SocialHub ab.</translation>
    </message>
    <message>
        <source>The webhook’s address sends SocialHub on to another one.</source>
        <translation>Die Webhook-Adresse leitet SocialHub an eine andere weiter.</translation>
    </message>
    <message>
        <source>The webhook’s secret is not in the store of secrets, so that replies are refused.</source>
        <translation>Das Geheimnis des Webhooks ist nicht in der Ablage für Geheimnisse, darum werden Antworten abgewiesen.</translation>
    </message>
    <message>
        <source>There are no templates that “{id}” could offer.</source>
        <translation>Es gibt keine Vorlagen, die „{id}“ anbieten könnte.</translation>
    </message>
    <message>
        <source>There are templates, and agents have no button for them.</source>
        <translation>Es gibt Vorlagen, aber keine Schaltfläche, mit der Agenten sie verwenden können.</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Es gibt: {names}.</translation>
    </message>
    <message>
        <source>There is already a channel called “{name}”.</source>
        <translation>Es gibt schon einen Kanal namens „{name}“.</translation>
    </message>
    <message>
        <source>There is no Network called “{kind}”.</source>
        <translation>Es gibt kein Netzwerk namens „{kind}“.</translation>
    </message>
    <message>
        <source>There is no access token for this account.</source>
        <translation>Für dieses Konto gibt es keinen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>There is no channel “{name}”.</source>
        <translation>Es gibt keinen Kanal „{name}“.</translation>
    </message>
    <message>
        <source>There is no room left on the disk to write {path}.</source>
        <translation>Auf dem Datenträger ist kein Platz mehr, um {path} zu schreiben.</translation>
    </message>
    <message>
        <source>There is no systemd on this computer.</source>
        <translation>Auf diesem Rechner gibt es kein systemd.</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <source>There is no version {number} of this manifest.</source>
        <translation>Von diesem Manifest gibt es keine Version {number}.</translation>
    </message>
    <message>
        <source>There is room on the disk again.</source>
        <translation>Auf dem Datenträger ist wieder Platz.</translation>
    </message>
    <message>
        <source>This</source>
        <translation>Das</translation>
    </message>
    <message>
        <source>This Channel Wizard belongs to another user.</source>
        <translation>Dieses Channel Wizard gehört jemand anderem.</translation>
    </message>
    <message>
        <source>This access token is damaged: its {name} cannot be used.</source>
        <translation>Dieser Zugriffsschlüssel ist beschädigt: {name} darin ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of Channel Wizard ({version}).</source>
        <translation>Diese Sicherung stammt von einer neueren Version von Channel Wizard ({version}).</translation>
    </message>
    <message>
        <source>This change is not there any more.</source>
        <translation>Diese Änderung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This channel brings only Tickets: it has no webhook.</source>
        <translation>Dieser Kanal bringt nur Tickets: Er hat keinen Webhook.</translation>
    </message>
    <message>
        <source>This channel is set up already, as “{name}”.</source>
        <translation>Dieser Kanal ist schon eingerichtet, als „{name}“.</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted by SocialHub and can be neither read nor changed from here.</source>
        <translation>Das Manifest dieses Kanals wurde von SocialHub freigegeben und kann von hier aus weder gelesen noch geändert werden.</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted by SocialHub: its webhook cannot be registered from here.</source>
        <translation>SocialHub hat das Manifest dieses Kanals freigegeben: Sein Webhook kann von hier aus nicht eingetragen werden.</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted: its webhook cannot be registered from here.</source>
        <translation>Das Manifest dieses Kanals wurde freigegeben: Sein Webhook kann von hier aus nicht eingetragen werden.</translation>
    </message>
    <message>
        <source>This computer has no address {host}.</source>
        <translation>Dieser Rechner hat keine Adresse {host}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Channel Wizard can use.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund, den Channel Wizard verwenden kann.</translation>
    </message>
    <message>
        <source>This computer is offline.</source>
        <translation>Dieser Rechner ist offline.</translation>
    </message>
    <message>
        <source>This computer is offline. Everything is kept, and goes on by itself.</source>
        <translation>Dieser Rechner ist offline. Alles wird aufgehoben und geht von selbst weiter.</translation>
    </message>
    <message>
        <source>This computer’s clock is right again.</source>
        <translation>Die Uhr dieses Computers geht wieder richtig.</translation>
    </message>
    <message>
        <source>This computer’s clock is {minutes} minutes off, so that replies are refused.</source>
        <translation>Die Uhr dieses Computers geht {minutes} Minuten falsch, deshalb werden Antworten abgelehnt.</translation>
    </message>
    <message>
        <source>This could not be kept: {reason}.</source>
        <translation>Das ließ sich nicht speichern: {reason}.</translation>
    </message>
    <message>
        <source>This is a temporary token, which can only create a Channel.</source>
        <translation>Das ist ein temporärer Schlüssel, der nur einen Kanal anlegen kann.</translation>
    </message>
    <message>
        <source>This is nested too deeply, or holds too long a number, to be a manifest.</source>
        <translation>Das ist zu tief verschachtelt oder enthält eine zu lange Zahl, um ein Manifest zu sein.</translation>
    </message>
    <message>
        <source>This is no SocialHub access token.</source>
        <translation>Das ist kein Zugriffsschlüssel von SocialHub.</translation>
    </message>
    <message>
        <source>This is no address of a proxy.</source>
        <translation>Das ist keine Adresse eines Proxys.</translation>
    </message>
    <message>
        <source>This is no manifest: it has neither branding nor webhook, callbacks or inbox.</source>
        <translation>Das ist kein Manifest: Es hat weder branding noch webhook, callbacks oder inbox.</translation>
    </message>
    <message>
        <source>This is no name for a channel.</source>
        <translation>Das ist kein Name für einen Kanal.</translation>
    </message>
    <message>
        <source>This is no point in time.</source>
        <translation>Das ist kein Zeitpunkt.</translation>
    </message>
    <message>
        <source>This is not UTF-8 text.</source>
        <translation>Das ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>This is not the name of a server.</source>
        <translation>Das ist nicht der Name eines Servers.</translation>
    </message>
    <message>
        <source>This is not valid JSON: {reason}.</source>
        <translation>Das ist kein gültiges JSON: {reason}.</translation>
    </message>
    <message>
        <source>This is the token of a Channel that exists already; a temporary token is needed here.</source>
        <translation>Das ist der Schlüssel eines Kanals, den es schon gibt; hier ist ein temporärer Schlüssel nötig.</translation>
    </message>
    <message>
        <source>This name is there twice in the same object.</source>
        <translation>Dieser Name steht zweimal im selben Objekt.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>This point in time is still to come.</source>
        <translation>Dieser Zeitpunkt liegt noch in der Zukunft.</translation>
    </message>
    <message>
        <source>This profile already belongs to a channel of another SocialHub account.</source>
        <translation>Dieses Profil gehört schon zu einem Kanal eines anderen SocialHub-Accounts.</translation>
    </message>
    <message>
        <source>This ticket has an id that SocialHub cannot have given.</source>
        <translation>Dieses Ticket hat eine ID, die nicht von SocialHub stammen kann.</translation>
    </message>
    <message>
        <source>This token belongs to a channel that is set up already, as “{name}”.</source>
        <translation>Dieser Schlüssel gehört zu einem Kanal, der schon eingerichtet ist, als „{name}“.</translation>
    </message>
    <message>
        <source>This token belongs to another channel, not to “{name}”.</source>
        <translation>Dieser Schlüssel gehört zu einem anderen Kanal, nicht zu „{name}“.</translation>
    </message>
    <message>
        <source>This token belongs to the channel {given}, not to “{name}” ({wanted}).</source>
        <translation>Dieser Schlüssel gehört zum Kanal {given}, nicht zu „{name}“ ({wanted}).</translation>
    </message>
    <message>
        <source>This user may not listen on port {port}.</source>
        <translation>Dieser Benutzer darf auf Port {port} keine Anfragen annehmen.</translation>
    </message>
    <message>
        <source>To replace its token: channel-wizard channels token {name}.</source>
        <translation>Um seinen Schlüssel zu ersetzen: channel-wizard channels token {name}.</translation>
    </message>
    <message>
        <source>Too many processes ask at once.</source>
        <translation>Zu viele Prozesse fragen gleichzeitig.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, stop it and start it anew.</source>
        <translation>Versuchen Sie es noch einmal; bleibt es so, beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Try another port for listen.</source>
        <translation>Versuchen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Try the passphrase again; nothing was changed.</source>
        <translation>Versuchen Sie das Kennwort noch einmal; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Unlock it, then try again; or {otherwise}.</source>
        <translation>Entsperren Sie ihn, und versuchen Sie es noch einmal; oder {otherwise}.</translation>
    </message>
    <message>
        <source>Unlock your login keychain in Keychain Access, then start Channel Wizard again; or {otherwise}.</source>
        <translation>Entsperren Sie Ihren Anmelde-Schlüsselbund in der Schlüsselbundverwaltung, und starten Sie Channel Wizard neu; oder {otherwise}.</translation>
    </message>
    <message>
        <source>Unset one of them.</source>
        <translation>Heben Sie eine davon auf.</translation>
    </message>
    <message>
        <source>Update Channel Wizard, then restore it.</source>
        <translation>Aktualisieren Sie Channel Wizard, dann stellen Sie sie wieder her.</translation>
    </message>
    <message>
        <source>Update Channel Wizard.</source>
        <translation>Aktualisieren Sie Channel Wizard.</translation>
    </message>
    <message>
        <source>Use 1 to 64 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first: “brand-mastodon”.</source>
        <translation>Verwenden Sie 1 bis 64 Zeichen aus a-z, 0-9, Punkt, Unterstrich und Bindestrich, zuerst einen Buchstaben oder eine Ziffer: „brand-mastodon“.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 for listen.</source>
        <translation>Verwenden Sie 127.0.0.1.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 with a port, and let the reverse proxy or tunnel forward to it.</source>
        <translation>Verwenden Sie 127.0.0.1 mit einem Port, und lassen Sie den Proxy oder Tunnel dorthin weiterleiten.</translation>
    </message>
    <message>
        <source>Use https://. Plain http is accepted for this computer&apos;s own loopback addresses only.</source>
        <translation>Verwenden Sie https://. Einfaches http ist nur für die Loopback-Adressen dieses Rechners erlaubt.</translation>
    </message>
    <message>
        <source>Use the Channel&apos;s own access token: Account › Channels in SocialHub, then the Custom Channel.</source>
        <translation>Verwenden Sie den eigenen Zugriffsschlüssel des Kanals: in SocialHub Account › Kanäle, dann der Custom Channel.</translation>
    </message>
    <message>
        <source>Use the token of another channel, or remove that one first.</source>
        <translation>Verwenden Sie den Schlüssel eines anderen Kanals, oder entfernen Sie jenen zuerst.</translation>
    </message>
    <message>
        <source>What answered in SocialHub&apos;s place (status {status}) is not its API.</source>
        <translation>Was an der Stelle von SocialHub geantwortet hat (Status {status}), ist nicht dessen API.</translation>
    </message>
    <message>
        <source>What answers at {host} is not SocialHub.</source>
        <translation>Was unter {host} antwortet, ist nicht SocialHub.</translation>
    </message>
    <message>
        <source>What came is no release feed.</source>
        <translation>Was ankam, ist kein Versions-Feed.</translation>
    </message>
    <message>
        <source>What came is too large for a release feed.</source>
        <translation>Was ankam, ist zu groß für einen Versions-Feed.</translation>
    </message>
    <message>
        <source>What answers at {proxy} does not speak like a proxy.</source>
        <translation>Was unter {proxy} antwortet, spricht nicht wie ein Proxy.</translation>
    </message>
    <message>
        <source>What answers at {proxy} is no proxy (status {status}).</source>
        <translation>Was unter {proxy} antwortet, ist kein Proxy (Status {status}).</translation>
    </message>
    <message>
        <source>What is in the clipboard is too large to be a manifest.</source>
        <translation>Was in der Zwischenablage ist, ist zu groß für ein Manifest.</translation>
    </message>
    <message>
        <source>Whether it did what was asked has to be looked up.</source>
        <translation>Ob geschehen ist, worum gebeten wurde, muss nachgesehen werden.</translation>
    </message>
    <message>
        <source>While this computer is offline no reply arrives.</source>
        <translation>Solange dieser Rechner offline ist, kommt keine Antwort an.</translation>
    </message>
    <message>
        <source>Write it as 127.0.0.1:8765.</source>
        <translation>Schreiben Sie 127.0.0.1:8765.</translation>
    </message>
    <message>
        <source>Write it as http://proxy.example:3128.</source>
        <translation>Schreiben Sie sie als http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>Write it as https://name.example/path.</source>
        <translation>Schreiben Sie sie als https://name.example/path.</translation>
    </message>
    <message>
        <source>Write it as {example}, and let your proxy or tunnel pass requests on to it.</source>
        <translation>Schreiben Sie {example}, und lassen Sie Ihren Proxy oder Tunnel Anfragen dorthin weiterleiten.</translation>
    </message>
    <message>
        <source>Write it as {example}.</source>
        <translation>Schreiben Sie {example}.</translation>
    </message>
    <message>
        <source>Write it in braces.</source>
        <translation>Schreiben Sie es in geschweiften Klammern.</translation>
    </message>
    <message>
        <source>Write its address with http:// instead of https://.</source>
        <translation>Schreiben Sie seine Adresse mit http:// statt https://.</translation>
    </message>
    <message>
        <source>Write names, addresses or networks, such as example.com, 192.0.2.7 or 10.0.0.0/8.</source>
        <translation>Schreiben Sie Namen, Adressen oder Netze, etwa example.com, 192.0.2.7 oder 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>Write now, a time back such as 24h or 7d, a date such as 2026-05-31, or a date and time.</source>
        <translation>Schreiben Sie now, eine Zeit zurück wie 24h oder 7d, ein Datum wie 2026-05-31, oder Datum und Uhrzeit.</translation>
    </message>
    <message>
        <source>Write one that has passed, or now.</source>
        <translation>Schreiben Sie einen vergangenen, oder now.</translation>
    </message>
    <message>
        <source>Write the passphrase into a file that only you can read, name it in {file} instead, and install the service again.</source>
        <translation>Schreiben Sie die Passphrase in eine Datei, die nur Sie lesen können, nennen Sie diese stattdessen in {file}, und richten Sie den Dienst erneut ein.</translation>
    </message>
    <message>
        <source>Write the server’s name, such as mastodon.example.</source>
        <translation>Schreiben Sie den Namen des Servers, etwa mastodon.example.</translation>
    </message>
    <message>
        <source>Write to happy@socialhub.io to have the limit raised.</source>
        <translation>Schreiben Sie an happy@socialhub.io, um die Grenze anheben zu lassen.</translation>
    </message>
    <message>
        <source>Write to support@socialhub.io.</source>
        <translation>Schreiben Sie an support@socialhub.io.</translation>
    </message>
    <message>
        <source>You did not allow access to the account.</source>
        <translation>Sie haben den Zugriff auf das Konto nicht erlaubt.</translation>
    </message>
    <message>
        <source>You logged in as {handle}; this channel belongs to {wanted}.</source>
        <translation>Sie haben sich als {handle} angemeldet; dieser Kanal gehört zu {wanted}.</translation>
    </message>
    <message>
        <source>You logged in as {handle}; “{name}” belongs to {wanted}.</source>
        <translation>Sie haben sich als {handle} angemeldet; „{name}“ gehört zu {wanted}.</translation>
    </message>
    <message>
        <source>a backslash in a text has to be written twice (\\)</source>
        <translation>ein Backslash in einem Text muss doppelt geschrieben werden (\\)</translation>
    </message>
    <message>
        <source>a colon is missing after the name</source>
        <translation>hinter dem Namen fehlt ein Doppelpunkt</translation>
    </message>
    <message>
        <source>a colour such as #3b5998, in small letters</source>
        <translation>eine Farbe wie #3b5998, in Kleinbuchstaben</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation>ein Komma oder eine schließende Klammer fehlt</translation>
    </message>
    <message>
        <source>a list of actions</source>
        <translation>eine Liste von Aktionen</translation>
    </message>
    <message>
        <source>a list of options</source>
        <translation>eine Liste von Optionen</translation>
    </message>
    <message>
        <source>a list of tabs</source>
        <translation>eine Liste von Reitern</translation>
    </message>
    <message>
        <source>a name in double quotes (&quot;…&quot;) is missing, or there is a comma too many before this place</source>
        <translation>ein Name in Anführungszeichen (&quot;…&quot;) fehlt, oder vor dieser Stelle steht ein Komma zu viel</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text goes on over the end of the line; write \n for a new line</source>
        <translation>ein Text geht über das Zeilenende hinaus; schreiben Sie \n für eine neue Zeile</translation>
    </message>
    <message>
        <source>a text of 1 to 256 characters</source>
        <translation>ein Text von 1 bis 256 Zeichen</translation>
    </message>
    <message>
        <source>a text of 1 to 256 characters of a-z, A-Z, 0-9, “-” and “_”</source>
        <translation>ein Text von 1 bis 256 der Zeichen a-z, A-Z, 0-9, „-“ und „_“</translation>
    </message>
    <message>
        <source>a text of 32 to 512 characters</source>
        <translation>ein Text von 32 bis 512 Zeichen</translation>
    </message>
    <message>
        <source>a time span such as 24h or 7 days</source>
        <translation>eine Zeitspanne wie 24h oder 7 days</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>a web address that starts with https:// (http:// is for this computer&apos;s own addresses only)</source>
        <translation>eine Webadresse, die mit https:// beginnt (http:// nur für Adressen dieses Rechners)</translation>
    </message>
    <message>
        <source>a whole number of characters, at least 1</source>
        <translation>eine ganze Zahl von Zeichen, mindestens 1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an object with a text in English (en) and German (de)</source>
        <translation>ein Objekt mit einem Text auf Englisch (en) und Deutsch (de)</translation>
    </message>
    <message>
        <source>an object with a text in English (en), German (de) and French (fr)</source>
        <translation>ein Objekt mit einem Text auf Englisch (en), Deutsch (de) und Französisch (fr)</translation>
    </message>
    <message>
        <source>an object with channelCreation and channelReactivation</source>
        <translation>ein Objekt mit channelCreation und channelReactivation</translation>
    </message>
    <message>
        <source>an object with duration and after</source>
        <translation>ein Objekt mit duration und after</translation>
    </message>
    <message>
        <source>an object with icon, fallback and color</source>
        <translation>ein Objekt mit icon, fallback und color</translation>
    </message>
    <message>
        <source>an object with id and label</source>
        <translation>ein Objekt mit id und label</translation>
    </message>
    <message>
        <source>an object with id, label and treeBuilder</source>
        <translation>ein Objekt mit id, label und treeBuilder</translation>
    </message>
    <message>
        <source>an object with settings</source>
        <translation>ein Objekt mit Einstellungen</translation>
    </message>
    <message>
        <source>an object with the url that lists the templates</source>
        <translation>ein Objekt mit der url, die die Vorlagen auflistet</translation>
    </message>
    <message>
        <source>an object with ticketActions and rightSidebar</source>
        <translation>ein Objekt mit ticketActions und rightSidebar</translation>
    </message>
    <message>
        <source>an object with type, id and label</source>
        <translation>ein Objekt mit type, id und label</translation>
    </message>
    <message>
        <source>an object with url and secret, or null</source>
        <translation>ein Objekt mit url und secret, oder null</translation>
    </message>
    <message>
        <source>as SocialHub gave it</source>
        <translation>so, wie SocialHub es angegeben hat</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>listen has no such port.</source>
        <translation>„listen“ hat keinen gültigen Port.</translation>
    </message>
    <message>
        <source>listen is not an address of this computer alone.</source>
        <translation>„listen“ ist keine Adresse, die nur diesem Rechner gehört.</translation>
    </message>
    <message>
        <source>listen is not an address with a port.</source>
        <translation>„listen“ ist keine Adresse mit Port.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>Nummer {number}</translation>
    </message>
    <message>
        <source>only actions of the type {owners} have it</source>
        <translation>nur Aktionen des Typs {owners} haben das</translation>
    </message>
    <message>
        <source>set {file} (or {passphrase}) to keep secrets in an encrypted file instead</source>
        <translation>setzen Sie {file} (oder {passphrase}), um Geheimnisse stattdessen in einer verschlüsselten Datei abzulegen</translation>
    </message>
    <message>
        <source>something else is expected here</source>
        <translation>hier wird etwas anderes erwartet</translation>
    </message>
    <message>
        <source>systemd did not do it in time.</source>
        <translation>systemd hat es nicht rechtzeitig getan.</translation>
    </message>
    <message>
        <source>systemd did not do it: {words}</source>
        <translation>systemd hat es nicht getan: {words}</translation>
    </message>
    <message>
        <source>text must be an object with a text in en, de and fr.</source>
        <translation>„text“ muss ein Objekt mit je einem Text für en, de und fr sein.</translation>
    </message>
    <message>
        <source>the Secret Service of this desktop</source>
        <translation>der Secret Service dieses Desktops</translation>
    </message>
    <message>
        <source>the Secret Service of this desktop (libsecret)</source>
        <translation>der Secret Service dieses Desktops (libsecret)</translation>
    </message>
    <message>
        <source>the Ticket no longer exists on SocialHub</source>
        <translation>das Ticket gibt es auf SocialHub nicht mehr</translation>
    </message>
    <message>
        <source>the Windows Credential Manager</source>
        <translation>die Anmeldeinformationsverwaltung von Windows</translation>
    </message>
    <message>
        <source>the keyring {name}</source>
        <translation>der Schlüsselbund {name}</translation>
    </message>
    <message>
        <source>the macOS keychain</source>
        <translation>der Schlüsselbund von macOS</translation>
    </message>
    <message>
        <source>the text that starts here is not closed with a double quote (&quot;)</source>
        <translation>der Text, der hier beginnt, endet nicht mit einem Anführungszeichen (&quot;)</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>dem Ganzen</translation>
    </message>
    <message>
        <source>there is a comma too many before the “]”</source>
        <translation>vor der „]“ steht ein Komma zu viel</translation>
    </message>
    <message>
        <source>there is a comma too many before the “}}”</source>
        <translation>vor der „}}“ steht ein Komma zu viel</translation>
    </message>
    <message>
        <source>there is something behind the end of the manifest</source>
        <translation>hinter dem Ende des Manifests steht noch etwas</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>variables must be an object with a JSON Schema for each name.</source>
        <translation>„variables“ muss ein Objekt mit einem JSON Schema für jeden Namen sein.</translation>
    </message>
    <message>
        <source>{by} switches the keyring off.</source>
        <translation>{by} schaltet den Schlüsselbund ab.</translation>
    </message>
    <message>
        <source>{channel} is removed.</source>
        <translation>{channel} ist entfernt.</translation>
    </message>
    <message>
        <source>{channel}: {text}</source>
        <translation>{channel}: {text}</translation>
    </message>
    <message>
        <source>{count} will be tried again.</source>
        <translation>{count} werden noch einmal versucht.</translation>
    </message>
    <message>
        <source>{file} of this build cannot be read.</source>
        <translation>{file} dieser Ausgabe kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{file} of this build is wrong: {reason}</source>
        <translation>{file} dieser Ausgabe ist falsch: {reason}</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <source>{first} and {second} are both set.</source>
        <translation>{first} und {second} sind beide gesetzt.</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} oder {last}</translation>
    </message>
    <message>
        <source>{first} {rest}</source>
        <translation>{first} {rest}</translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}, {rest}</translation>
    </message>
    <message>
        <source>{host} answered {status} instead of the feed.</source>
        <translation>{host} hat {status} statt des Versions-Feeds geantwortet.</translation>
    </message>
    <message>
        <source>{host} answers, but does not reach this computer.</source>
        <translation>{host} antwortet, erreicht aber diesen Rechner nicht.</translation>
    </message>
    <message>
        <source>{host} answers; logged in as {account}.</source>
        <translation>{host} antwortet; angemeldet als {account}.</translation>
    </message>
    <message>
        <source>{host} asks for a pause.</source>
        <translation>{host} verlangt eine Pause.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{host} could not be reached.</source>
        <translation>{host} war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>{host} did not complete the log-in ({status}).</source>
        <translation>{host} hat die Anmeldung nicht abgeschlossen ({status}).</translation>
    </message>
    <message>
        <source>{host} does not allow this with the access that it gave us.</source>
        <translation>{host} erlaubt das mit dem Zugang nicht, den es uns gegeben hat.</translation>
    </message>
    <message>
        <source>{host} does not answer in time.</source>
        <translation>{host} antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>{host} does not answer like a Mastodon server.</source>
        <translation>{host} antwortet nicht wie ein Mastodon-Server.</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} antwortet nicht.</translation>
    </message>
    <message>
        <source>{host} does not have this any more.</source>
        <translation>{host} hat das nicht mehr.</translation>
    </message>
    <message>
        <source>{host} does not let this account in{reason}</source>
        <translation>{host} lässt dieses Konto nicht hinein{reason}</translation>
    </message>
    <message>
        <source>{host} does not let this program register{reason}</source>
        <translation>{host} lässt keine Registrierung dieses Programms zu{reason}</translation>
    </message>
    <message>
        <source>{host} does not show its older notifications.</source>
        <translation>{host} zeigt seine älteren Mitteilungen nicht.</translation>
    </message>
    <message>
        <source>{host} gave no clear answer.</source>
        <translation>{host} gab keine klare Antwort.</translation>
    </message>
    <message>
        <source>{host} is in trouble (it answered {status}).</source>
        <translation>{host} ist gestört (Antwort {status}).</translation>
    </message>
    <message>
        <source>{host} is not known on the internet.</source>
        <translation>{host} ist im Internet nicht bekannt.</translation>
    </message>
    <message>
        <source>{host} is reached through the proxy {proxy}.</source>
        <translation>{host} wird über den Proxy {proxy} erreicht.</translation>
    </message>
    <message>
        <source>{host} is reached without a proxy.</source>
        <translation>{host} wird ohne Proxy erreicht.</translation>
    </message>
    <message>
        <source>{host} is this computer itself, and is reached without a proxy.</source>
        <translation>{host} ist dieser Computer selbst und wird ohne Proxy erreicht.</translation>
    </message>
    <message>
        <source>{host} is this computer’s name for itself: SocialHub cannot reach it.</source>
        <translation>{host} ist der Name dieses Rechners für sich selbst: SocialHub kann ihn nicht erreichen.</translation>
    </message>
    <message>
        <source>{host} leads from one address to the next, and nowhere.</source>
        <translation>{host} führt von einer Adresse zur nächsten und nirgendwohin.</translation>
    </message>
    <message>
        <source>{host} leads to an address that is not encrypted.</source>
        <translation>{host} führt zu einer Adresse, die nicht verschlüsselt ist.</translation>
    </message>
    <message>
        <source>{host} no longer accepts our access.</source>
        <translation>{host} akzeptiert unseren Zugang nicht mehr.</translation>
    </message>
    <message>
        <source>{host} no longer knows this program.</source>
        <translation>{host} kennt dieses Programm nicht mehr.</translation>
    </message>
    <message>
        <source>{host} offers no stream.</source>
        <translation>{host} bietet keinen Stream an.</translation>
    </message>
    <message>
        <source>{host} refuses the connection.</source>
        <translation>{host} lehnt die Verbindung ab.</translation>
    </message>
    <message>
        <source>{host} refuses this ({status}){reason}</source>
        <translation>{host} lehnt das ab ({status}){reason}</translation>
    </message>
    <message>
        <source>{host} sends requests on to another address (status {status}).</source>
        <translation>{host} leitet Anfragen an eine andere Adresse weiter (Status {status}).</translation>
    </message>
    <message>
        <source>{host} sends us on to {server}.</source>
        <translation>{host} schickt uns weiter zu {server}.</translation>
    </message>
    <message>
        <source>{host} sends us round in circles.</source>
        <translation>{host} schickt uns im Kreis.</translation>
    </message>
    <message>
        <source>{inner} of the action {which}</source>
        <translation>{inner} der Aktion {which}</translation>
    </message>
    <message>
        <source>{inner} of the option {which} of the action {action}</source>
        <translation>{inner} der Option {which} der Aktion {action}</translation>
    </message>
    <message>
        <source>{inner} of the tab {which}</source>
        <translation>{inner} des Reiters {which}</translation>
    </message>
    <message>
        <source>{kept} It keeps them in clear: anybody who can read its file has them.</source>
        <translation>{kept} Dort stehen sie im Klartext: Wer die Datei lesen kann, hat sie.</translation>
    </message>
    <message>
        <source>{name} gives an empty passphrase.</source>
        <translation>{name} ergibt eine leere Passphrase.</translation>
    </message>
    <message>
        <source>{name} has a user name or password in it.</source>
        <translation>{name} enthält einen Benutzernamen oder ein Passwort.</translation>
    </message>
    <message>
        <source>{name} is no address with a port.</source>
        <translation>{name} ist keine Adresse mit Port.</translation>
    </message>
    <message>
        <source>{name} is not a web address.</source>
        <translation>{name} ist keine Webadresse.</translation>
    </message>
    <message>
        <source>{name} is not an address of this computer alone.</source>
        <translation>{name} ist keine Adresse, die nur diesem Rechner gehört.</translation>
    </message>
    <message>
        <source>{name} must be a text of 1 to 256 characters.</source>
        <translation>{name} muss ein Text von 1 bis 256 Zeichen sein.</translation>
    </message>
    <message>
        <source>{name} must have a JSON Schema.</source>
        <translation>{name} muss ein JSON Schema haben.</translation>
    </message>
    <message>
        <source>{name} starts with http://, which is not encrypted.</source>
        <translation>{name} beginnt mit http://, das nicht verschlüsselt ist.</translation>
    </message>
    <message>
        <source>{network} has no log-in page.</source>
        <translation>{network} hat keine Anmeldeseite.</translation>
    </message>
    <message>
        <source>{network} offers “{id}”, and agents have no button for it.</source>
        <translation>{network} bietet „{id}“ an, und Agenten haben keine Schaltfläche dafür.</translation>
    </message>
    <message>
        <source>{network} takes a file with “{id}”; agents cannot add one.</source>
        <translation>{network} nimmt mit „{id}“ eine Datei an; Agenten können keine anhängen.</translation>
    </message>
    <message>
        <source>{network} takes no files with “{id}”.</source>
        <translation>{network} nimmt mit „{id}“ keine Dateien an.</translation>
    </message>
    <message>
        <source>{network} takes no replies, so nobody can carry out “{id}”.</source>
        <translation>{network} nimmt keine Antworten an, deshalb kann niemand „{id}“ ausführen.</translation>
    </message>
    <message>
        <source>{network} takes only {count} characters with “{id}”; agents may write {given}.</source>
        <translation>{network} nimmt mit „{id}“ nur {count} Zeichen an; Agenten dürfen {given} schreiben.</translation>
    </message>
    <message>
        <source>{network} takes text or a file with “{id}”, not both.</source>
        <translation>{network} nimmt mit „{id}“ Text oder eine Datei an, nicht beides.</translation>
    </message>
    <message>
        <source>{network} takes {count} characters with “{id}”, and the manifest sets no limit.</source>
        <translation>{network} nimmt mit „{id}“ {count} Zeichen an, und das Manifest setzt keine Grenze.</translation>
    </message>
    <message>
        <source>{network} takes {count} characters with “{id}”; agents may write only {given}.</source>
        <translation>{network} nimmt mit „{id}“ {count} Zeichen an; Agenten dürfen nur {given} schreiben.</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} Tage</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} Stunden</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} Minuten</translation>
    </message>
    <message>
        <source>{number} months</source>
        <translation>{number} Monate</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} Sekunden</translation>
    </message>
    <message>
        <source>{number} weeks</source>
        <translation>{number} Wochen</translation>
    </message>
    <message>
        <source>{number} years</source>
        <translation>{number} Jahre</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} is no backup of Channel Wizard.</source>
        <translation>{path} ist keine Sicherung von Channel Wizard.</translation>
    </message>
    <message>
        <source>{place} holds half a character; write it anew.</source>
        <translation>{place} enthält ein halbes Zeichen; schreiben Sie es neu.</translation>
    </message>
    <message>
        <source>{place} is missing.</source>
        <translation>{place} fehlt.</translation>
    </message>
    <message>
        <source>{place} is missing: an action of the type template_reply needs config.templates.url.</source>
        <translation>{place} fehlt: Eine Aktion des Typs template_reply braucht config.templates.url.</translation>
    </message>
    <message>
        <source>{place} is nothing that a manifest knows.</source>
        <translation>{place} kennt ein Manifest nicht.</translation>
    </message>
    <message>
        <source>{place} is used twice; each needs its own.</source>
        <translation>{place} ist zweimal vergeben; der Wert muss sich unterscheiden.</translation>
    </message>
    <message>
        <source>{place} must be left out: {why}.</source>
        <translation>{place} muss weggelassen werden: {why}.</translation>
    </message>
    <message>
        <source>{place} must be {what}.</source>
        <translation>{place} muss {what} sein.</translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation>{place}: {what}</translation>
    </message>
    <message>
        <source>{proxy} does not speak TLS.</source>
        <translation>{proxy} spricht kein TLS.</translation>
    </message>
    <message>
        <source>{side} answers again.</source>
        <translation>{side} antwortet wieder.</translation>
    </message>
    <message>
        <source>{span} after the post was written</source>
        <translation>{span} nach dem Schreiben des Beitrags</translation>
    </message>
    <message>
        <source>{url} leads here.</source>
        <translation>{url} führt hierher.</translation>
    </message>
    <message>
        <source>{what} Another program holds it. Trying again; nothing is lost.</source>
        <translation>{what} Ein anderes Programm hält es fest. Es wird wieder versucht; nichts geht verloren.</translation>
    </message>
    <message>
        <source>{what} It goes on by itself; nothing is lost.</source>
        <translation>{what} Es geht von selbst weiter; nichts geht verloren.</translation>
    </message>
    <message>
        <source>{what} Trying again; nothing is lost.</source>
        <translation>{what} Es wird wieder versucht; nichts geht verloren.</translation>
    </message>
    <message>
        <source>{what} is not in the store of secrets.</source>
        <translation>{what} ist nicht in der Ablage für Geheimnisse.</translation>
    </message>
    <message>
        <source>{what} {advice}</source>
        <translation>{what} {advice}</translation>
    </message>
    <message>
        <source>{{}} or {{&quot;noText&quot;: true}}</source>
        <translation>{{}} oder {{&quot;noText&quot;: true}}</translation>
    </message>
    <message>
        <source>~ {place}: order {before} → {after}</source>
        <translation>~ {place}: Reihenfolge {before} → {after}</translation>
    </message>
    <message>
        <source>“Passed on to”</source>
        <translation>„Weitergeleitet an“</translation>
    </message>
    <message>
        <source>“channel-wizard status” lists what is.</source>
        <translation>„channel-wizard status“ zeigt, was es ist.</translation>
    </message>
    <message>
        <source>“channel-wizard sync” is already running with this home (process {pid}).</source>
        <translation>„channel-wizard sync“ läuft bereits mit diesem Ordner (Prozess {pid}).</translation>
    </message>
    <message>
        <source>“keys” has to hold one or two public keys.</source>
        <translation>„keys“ muss einen oder zwei öffentliche Schlüssel enthalten.</translation>
    </message>
    <message>
        <source>“pages” has to begin with https:// and end with a slash.</source>
        <translation>„pages“ muss mit https:// beginnen und mit einem Schrägstrich enden.</translation>
    </message>
    <message>
        <source>“systemctl --user status channel-wizard” says more.</source>
        <translation>„systemctl --user status channel-wizard“ sagt mehr.</translation>
    </message>
    <message>
        <source>“{id}”</source>
        <translation>„{id}“</translation>
    </message>
    <message>
        <source>“{id}” lists the templates of another address than this channel&apos;s own.</source>
        <translation>„{id}“ holt die Vorlagen von einer anderen Adresse als der dieses Kanals.</translation>
    </message>
    <message>
        <source>“{key}” is no public key of minisign.</source>
        <translation>„{key}“ ist kein öffentlicher Schlüssel von minisign.</translation>
    </message>
    <message>
        <source>“{name}” goes on.</source>
        <translation>„{name}“ geht weiter.</translation>
    </message>
    <message>
        <source>“{name}” is set up.</source>
        <translation>„{name}“ ist eingerichtet.</translation>
    </message>
    <message>
        <source>“{typed}” is not the name of a server.</source>
        <translation>„{typed}“ ist nicht der Name eines Servers.</translation>
    </message>
    <message>
        <source>“{word}” is no host.</source>
        <translation>„{word}“ ist kein Host.</translation>
    </message>
</context>
</TS>
