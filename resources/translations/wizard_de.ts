<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
    <name>InboxPage</name>
    <message>
        <source>Inbox buttons</source>
        <translation>Inbox-Schaltflächen</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Made from what the Network can do.</source>
        <translation>Was Agenten mit einem Ticket dieses Kanals tun können; gemacht aus dem, was das Netzwerk kann.</translation>
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
        <source>{host} asks for a password before it shows its log-in page.</source>
        <translation>{host} verlangt ein Passwort, bevor es seine Anmeldeseite zeigt.</translation>
    </message>
    <message>
        <source>Use your own browser, which can give it.</source>
        <translation>Verwenden Sie Ihren eigenen Browser, der es angeben kann.</translation>
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
        <source>The proxy of this computer did not let {host} through.</source>
        <translation>Der Proxy dieses Rechners hat {host} nicht durchgelassen.</translation>
    </message>
    <message>
        <source>Check the proxy in the system’s settings, then try again.</source>
        <translation>Prüfen Sie den Proxy in den Systemeinstellungen, und versuchen Sie es noch einmal.</translation>
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
        <translation>Probieren Sie beide Richtungen aus. Die Übung endet mit diesem Fenster, und nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>It goes on in the background when this window is closed.</source>
        <translation>Er läuft im Hintergrund weiter, wenn dieses Fenster geschlossen ist.</translation>
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
        <source>Enter the channel</source>
        <translation>Den Kanal eintragen</translation>
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
        <source>In step: {0} Tickets so far.</source>
        <translation>Auf dem Stand: bisher {0} Tickets.</translation>
    </message>
    <message>
        <source>{0} of {1} Tickets</source>
        <translation>{0} von {1} Tickets</translation>
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
        <source>Keep what you entered so far?</source>
        <translation>Bisherige Eingaben behalten?</translation>
    </message>
    <message>
        <source>Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.</source>
        <translation>Behalten: Das Fenster öffnet sich wieder bei diesem Schritt. Verwerfen: Die Anmeldung wird zurückgegeben, und alles ist weg.</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Für später behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
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
        <source>Have at hand: the right to add channels in SocialHub, with the Inbox API enabled for the account; and the log-in of the account on the Network.</source>
        <translation>Halten Sie bereit: das Recht, in SocialHub Kanäle hinzuzufügen, mit freigeschalteter Inbox API für den Account; und die Anmeldedaten des Kontos im Netzwerk.</translation>
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
        <translation>Custom Channel · Schlüssel vom {0} · Manifest kann bearbeitet werden</translation>
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
        <source>✓ Connected</source>
        <translation>✓ Verbunden</translation>
    </message>
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
    <name>_InboxPreview</name>
    <message>
        <source>PREVIEW</source>
        <translation>VORSCHAU</translation>
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
        <source>Does it at one press.</source>
        <translation>Tut es mit einem Klick.</translation>
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
    <name>core</name>
    <message>
        <source>Check SocialHub’s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that your proxy or tunnel is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and where your proxy or tunnel leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of your autostart folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what becomes Tickets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose “Only tickets”, or have SocialHub’s team enter the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to {network} as {name} ({handle}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the token of the right channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let your proxy or tunnel pass requests on to the port below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in with that account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log-in was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is logged in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Nichts ist gewählt.</translation>
    </message>
    <message>
        <source>Open the log-in page again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set via = &quot;none&quot;, or have SocialHub&apos;s team enter the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub accepts the token; the channel is called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub accepts valid certificates only; renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers at {host} (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers at {host}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it yourself: channel-wizard sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting at log-in could not be changed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token is not in the store of secrets any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid.</source>
        <translation>Das Zertifikat von {host} ist nicht gültig.</translation>
    </message>
    <message>
        <source>The log-in is not in the store of secrets any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest is written and the webhook registered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay could not be started: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay has stopped. Its log says why; start it again with: channel-wizard sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This channel is set up already, as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted by SocialHub: its webhook cannot be registered from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted: its webhook cannot be registered from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This token belongs to another channel, not to “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the token of another channel, or remove that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers at {host} is not SocialHub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You logged in as {handle}; this channel belongs to {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answers, but does not reach this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} antwortet nicht.</translation>
    </message>
    <message>
        <source>{host} is not known on the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} refuses the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is set up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
