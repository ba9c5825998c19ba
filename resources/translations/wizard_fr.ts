<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActionDetails</name>
    <message>
        <source>Follows the approval process</source>
        <translation>Suit le processus d’approbation</translation>
    </message>
    <message>
        <source>Agents have to tag the Ticket</source>
        <translation>Les agents doivent étiqueter le ticket</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Tells the Network which button it was.</source>
        <translation>Dit au réseau de quel bouton il s’agit.</translation>
    </message>
    <message>
        <source>The agent writes a reply, and it is posted on the Network.</source>
        <translation>L’agent écrit une réponse&#xa0;; elle est publiée sur le réseau.</translation>
    </message>
    <message>
        <source>The agent replies with a text that was prepared beforehand.</source>
        <translation>L’agent répond avec un texte préparé à l’avance.</translation>
    </message>
    <message>
        <source>Tells the Network at one press.</source>
        <translation>Le signale au réseau en un clic.</translation>
    </message>
    <message>
        <source>Deletes a reply of yours from the Network.</source>
        <translation>Supprime du réseau une de vos réponses.</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Rechercher dans l’activité</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Quelles lignes</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Nothing fits what you look for.</source>
        <translation>Rien ne correspond à votre recherche.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Tickets and replies will appear here.</source>
        <translation>Rien ne s’est encore passé. Les tickets et les réponses apparaîtront ici.</translation>
    </message>
</context>
<context>
    <name>AddressBar</name>
    <message>
        <source>Now {percent} %</source>
        <translation>{percent} % en ce moment</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Non chiffrée</translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation>La connexion est chiffrée.</translation>
    </message>
    <message>
        <source>Not encrypted, but it does not leave this computer.</source>
        <translation>Non chiffrée, mais elle ne quitte pas cet ordinateur.</translation>
    </message>
    <message>
        <source>Not encrypted: others can read what you type.</source>
        <translation>Non chiffrée&#xa0;: d’autres peuvent lire ce que vous saisissez.</translation>
    </message>
    <message>
        <source>There is no page.</source>
        <translation>Il n’y a pas de page.</translation>
    </message>
    <message>
        <source>This page belongs to {host}</source>
        <translation>Cette page appartient à {host}</translation>
    </message>
    <message>
        <source>Page {path}</source>
        <translation>Page {path}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Utiliser mon navigateur</translation>
    </message>
    <message>
        <source>It works with security keys and passkeys, too.</source>
        <translation>Les clés de sécurité et les passkeys y fonctionnent aussi.</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>Try all again</source>
        <translation>Tout réessayer</translation>
    </message>
    <message>
        <source>Nothing needs you. What cannot become a Ticket or be posted appears here, with the reason.</source>
        <translation>Rien à faire. Ce qui ne peut ni devenir un Ticket ni être publié apparaît ici, avec la raison.</translation>
    </message>
    <message>
        <source>1 is set aside.</source>
        <translation>1 élément est mis de côté.</translation>
    </message>
    <message>
        <source>{0} are set aside.</source>
        <translation>{0} éléments sont mis de côté.</translation>
    </message>
    <message>
        <source>1 reply waits; nothing is lost.</source>
        <translation>1 réponse attend ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{0} replies wait; nothing is lost.</source>
        <translation>{0} réponses attendent ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Give this reply up?</source>
        <translation>Abandonner cette réponse ?</translation>
    </message>
    <message>
        <source>Give this post up?</source>
        <translation>Abandonner cette publication ?</translation>
    </message>
    <message>
        <source>It will not be tried again. On SocialHub it stays as it is.</source>
        <translation>Elle ne sera plus tentée. Sur SocialHub, elle reste telle quelle.</translation>
    </message>
    <message>
        <source>It will not become a Ticket. On the Network it stays as it is.</source>
        <translation>Elle ne deviendra pas un ticket. Sur le réseau, elle reste telle quelle.</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Passphrase once more</source>
        <translation>Phrase secrète encore une fois</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sauvegarder</translation>
    </message>
    <message>
        <source>Channels, secrets, templates and history go into one file, locked with a passphrase. Without the passphrase nobody can open it, you included.</source>
        <translation>Canaux, secrets, modèles et historique vont dans un seul fichier, protégé par une phrase secrète. Sans elle, personne ne peut l’ouvrir, vous non plus.</translation>
    </message>
    <message>
        <source>Where to back up to</source>
        <translation>Où sauvegarder</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Choisissez d’abord un fichier.</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type them again; nothing was written.</source>
        <translation>Les deux phrases secrètes diffèrent. Saisissez-les de nouveau ; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name, or replace it.</source>
        <translation>Ce fichier existe déjà. Choisissez un autre nom, ou remplacez-le.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>{0} is written, with {1}.</source>
        <translation>{0} est écrit, avec {1}.</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>aucun canal</translation>
    </message>
</context>
<context>
    <name>BrandingDetails</name>
    <message>
        <source>How SocialHub shows this channel.</source>
        <translation>Comment SocialHub montre ce canal.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icône</translation>
    </message>
    <message>
        <source>The address of a picture</source>
        <translation>L’adresse d’une image</translation>
    </message>
    <message>
        <source>Picture for people without one</source>
        <translation>Image de remplacement</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Channel Wizard met a fault of its own.</source>
        <translation>Channel Wizard a rencontré une erreur interne.</translation>
    </message>
    <message>
        <source>Try again. Nothing that was entered is lost.</source>
        <translation>Réessayez. Rien de ce que vous avez saisi n’est perdu.</translation>
    </message>
</context>
<context>
    <name>CallbacksDetails</name>
    <message>
        <source>Pages that SocialHub opens for other customers, once its team has promoted this manifest.</source>
        <translation>Pages que SocialHub ouvre pour d’autres clients, une fois ce manifeste promu par son équipe.</translation>
    </message>
    <message>
        <source>To add a channel</source>
        <translation>Ajouter un canal</translation>
    </message>
    <message>
        <source>To activate a channel again</source>
        <translation>Réactiver un canal</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Take back all</source>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>Nothing will be sent.</source>
        <translation>Rien ne sera envoyé.</translation>
    </message>
    <message>
        <source>The manifest is as SocialHub has it.</source>
        <translation>Le manifeste est tel que SocialHub l’a.</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Ligne {line} : {message}</translation>
    </message>
    <message>
        <source>One change will be sent.</source>
        <translation>Une modification sera envoyée.</translation>
    </message>
    <message>
        <source>{0} changes will be sent.</source>
        <translation>{0} modifications seront envoyées.</translation>
    </message>
    <message>
        <source>The JSON view has a text that cannot be read. {0}</source>
        <translation>La vue JSON contient un texte illisible. {0}</translation>
    </message>
    <message>
        <source>Go to the JSON text</source>
        <translation>Aller au texte JSON</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>SocialHub’s</source>
        <translation>Celui de SocialHub</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>Take SocialHub’s</source>
        <translation>Prendre celui de SocialHub</translation>
    </message>
    <message>
        <source>SocialHub’s copy changed meanwhile, and so did yours.</source>
        <translation>La version de SocialHub a changé entre-temps, la vôtre aussi.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Annulé</translation>
    </message>
</context>
<context>
    <name>ChannelRail</name>
    <message>
        <source>+ Add a channel</source>
        <translation>+ Ajouter un canal</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
</context>
<context>
    <name>ChannelsWindow</name>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>No Ticket and no reply in this time.</source>
        <translation>Aucun Ticket et aucune réponse sur cette période.</translation>
    </message>
    <message>
        <source>Tickets: {0}. Replies: {1}.</source>
        <translation>Tickets : {0}. Réponses : {1}.</translation>
    </message>
    <message>
        <source>A post became a Ticket after {0}.</source>
        <translation>Une publication est devenue un ticket après {0}.</translation>
    </message>
    <message>
        <source>An answer was delivered after {0}.</source>
        <translation>Une réponse a été remise après {0}.</translation>
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
        <translation>d MMM</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Possible until {0}</source>
        <translation>Possible jusqu’à {0}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Export diagnostics</source>
        <translation>Exporter le diagnostic</translation>
    </message>
    <message>
        <source>For whoever helps you: versions, health and figures. Secrets, texts, names, addresses and ids are left out. Read it before you send it.</source>
        <translation>Pour qui vous aide : versions, état et chiffres. Secrets, textes, noms, adresses et identifiants sont laissés de côté. Lisez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>Ce qui est enregistré</translation>
    </message>
    <message>
        <source>Everything is looked at …</source>
        <translation>Tout est examiné …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choisir …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <translation>Où enregistrer</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Choisissez d’abord un fichier.</translation>
    </message>
    <message>
        <source>There is such a file already. Choose another name, or replace it.</source>
        <translation>Ce fichier existe déjà. Choisissez un autre nom, ou remplacez-le.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>{0} is written.</source>
        <translation>{0} est écrit.</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>No browser opened. Open this address yourself: {0}</source>
        <translation>Aucun navigateur ne s’est ouvert. Ouvrez vous-même cette adresse&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The set-up window could not be opened: {0}.</source>
        <translation>La fenêtre de configuration n’a pas pu être ouverte : {0}.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>Import from the clipboard</source>
        <translation>Importer depuis le presse-papiers</translation>
    </message>
    <message>
        <source>Import from a file …</source>
        <translation>Importer depuis un fichier…</translation>
    </message>
    <message>
        <source>Export to a file …</source>
        <translation>Exporter dans un fichier…</translation>
    </message>
    <message>
        <source>Copied, without the webhook’s secret.</source>
        <translation>Copié, sans le secret du webhook.</translation>
    </message>
    <message>
        <source>Export the manifest</source>
        <translation>Exporter le manifeste</translation>
    </message>
    <message>
        <source>Exported with the secret to {0}.</source>
        <translation>Exporté avec le secret vers {0}.</translation>
    </message>
    <message>
        <source>Exported to {0}.</source>
        <translation>Exporté vers {0}.</translation>
    </message>
    <message>
        <source>Import a manifest</source>
        <translation>Importer un manifeste</translation>
    </message>
    <message>
        <source>That is the manifest that is here already.</source>
        <translation>C’est le manifeste qui est déjà ici.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importé.</translation>
    </message>
    <message>
        <source>One mistake has to be mended before it can be sent.</source>
        <translation>Une erreur doit être corrigée avant l’envoi.</translation>
    </message>
    <message>
        <source>{0} mistakes have to be mended before it can be sent.</source>
        <translation>{0} erreurs doivent être corrigées avant l’envoi.</translation>
    </message>
    <message>
        <source>It changes where SocialHub sends replies: look at the webhook’s address.</source>
        <translation>Cela change l’adresse où SocialHub envoie les réponses : vérifiez celle du webhook.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Line {line} of {file}: {message}</source>
        <translation>Ligne {line} de {file} : {message}</translation>
    </message>
    <message>
        <source>Line {line} of the clipboard: {message}</source>
        <translation>Ligne {line} du presse-papiers : {message}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Manifest (*.json);;All files (*)</source>
        <translation>Manifeste (*.json);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Rechercher dans le texte</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>What the manifest holds</source>
        <translation>Contenu du manifeste</translation>
    </message>
    <message>
        <source>+ Add …</source>
        <translation>+ Ajouter…</translation>
    </message>
    <message>
        <source>Add a button, an option or a tab</source>
        <translation>Ajouter un bouton, une option ou un onglet</translation>
    </message>
    <message>
        <source>What can be done with this</source>
        <translation>Ce qu’on peut en faire</translation>
    </message>
    <message>
        <source>Duplicate, move, remove</source>
        <translation>Dupliquer, déplacer, retirer</translation>
    </message>
    <message>
        <source>How SocialHub shows this channel, and where it sends what agents do.</source>
        <translation>Comment SocialHub montre ce canal, et où il envoie ce que font les agents.</translation>
    </message>
    <message>
        <source>The JSON text cannot be read (line {0}): {1} Until it can, nothing changes here.</source>
        <translation>Le texte JSON n’est pas lisible (ligne {0})&#xa0;: {1} D’ici là, rien ne change ici.</translation>
    </message>
    <message>
        <source>Go to the JSON text</source>
        <translation>Aller au texte JSON</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Boutons de l’Inbox</translation>
    </message>
    <message>
        <source>Tabs beside the Ticket</source>
        <translation>Onglets à côté du ticket</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Colours and icons</source>
        <translation>Couleurs et icônes</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Onglet</translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>comporte une erreur</translation>
    </message>
    <message>
        <source>does not fit the Network</source>
        <translation>ne convient pas au réseau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Choose one, or add one.</source>
        <translation>Ce que les agents peuvent faire d’un ticket de ce canal. Choisissez ou ajoutez un bouton.</translation>
    </message>
    <message>
        <source>What agents see beside a Ticket of this channel. Choose one, or add one.</source>
        <translation>Ce que les agents voient à côté d’un ticket de ce canal. Choisissez ou ajoutez un onglet.</translation>
    </message>
    <message>
        <source>“{0}” is number {1} of {2} now.</source>
        <translation>«&#xa0;{0}&#xa0;» est maintenant le numéro {1} sur {2}.</translation>
    </message>
    <message>
        <source>The agent writes a reply.</source>
        <translation>L’agent écrit une réponse.</translation>
    </message>
    <message>
        <source>The agent replies with a text that was prepared beforehand.</source>
        <translation>L’agent répond avec un texte préparé à l’avance.</translation>
    </message>
    <message>
        <source>One press, such as a favourite. The Network has to know its id.</source>
        <translation>Un clic, un favori par exemple. Le réseau doit connaître son identifiant.</translation>
    </message>
    <message>
        <source>Deletes a reply of yours from the Network.</source>
        <translation>Supprime du réseau une de vos réponses.</translation>
    </message>
    <message>
        <source>This channel has no templates yet.</source>
        <translation>Ce canal n’a pas encore de modèles.</translation>
    </message>
    <message>
        <source>One of the things the agent chooses from.</source>
        <translation>L’un des choix offerts à l’agent.</translation>
    </message>
    <message>
        <source>Option of “{0}”</source>
        <translation>Option de «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Shows what belongs to the same thread, beside the Ticket.</source>
        <translation>Montre à côté du ticket ce qui fait partie du même fil.</translation>
    </message>
    <message>
        <source>{0} offers this.</source>
        <translation>{0} offre ceci.</translation>
    </message>
    <message>
        <source>Add an option</source>
        <translation>Ajouter une option</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Account › Channels</source>
        <translation>Compte › Canaux</translation>
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
        <translation>Ajouter un canal</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Clé d’accès</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>In SocialHub, open Account, then Channels, then Inbox API. Choose Add Channel and name it. Copy the access token that is shown.</source>
        <translation>Dans SocialHub, ouvrez Compte, puis Canaux, puis Inbox API. Choisissez «&#xa0;Ajouter un canal&#xa0;» et donnez-lui un nom. Copiez la clé d’accès affichée.</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of {0}</source>
        <translation>Historique de {0}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>What changed with this version</source>
        <translation>Ce que cette version a changé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restaurer cette version</translation>
    </message>
    <message>
        <source>What changed with it</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>The webhook stays as it is: replies depend on it.</source>
        <translation>Le webhook reste tel quel : les réponses en dépendent.</translation>
    </message>
    <message>
        <source>No version was kept on this computer yet.</source>
        <translation>Aucune version n’a encore été conservée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>applied from here</source>
        <translation>appliquée d’ici</translation>
    </message>
    <message>
        <source>found on SocialHub</source>
        <translation>trouvée sur SocialHub</translation>
    </message>
    <message>
        <source>The first version that was kept.</source>
        <translation>La première version conservée.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Edit in detail</source>
        <translation>Modifier en détail</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Boutons de l’Inbox</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel.</source>
        <translation>Ce que les agents peuvent faire d’un ticket de ce canal.</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Made from what the Network can do.</source>
        <translation>Ce que les agents peuvent faire d’un ticket de ce canal, d’après ce que permet le réseau.</translation>
    </message>
    <message>
        <source>Line {0} cannot be read</source>
        <translation>La ligne {0} est illisible</translation>
    </message>
    <message>
        <source>1 place to choose</source>
        <translation>1 endroit à choisir</translation>
    </message>
    <message>
        <source>{0} places to choose</source>
        <translation>{0} endroits à choisir</translation>
    </message>
    <message>
        <source>One label is missing</source>
        <translation>Un libellé manque</translation>
    </message>
    <message>
        <source>{0} labels are missing</source>
        <translation>{0} libellés manquent</translation>
    </message>
    <message>
        <source>One thing is not right</source>
        <translation>Une chose n’est pas correcte</translation>
    </message>
    <message>
        <source>{0} things are not right</source>
        <translation>{0} choses ne sont pas correctes</translation>
    </message>
    <message>
        <source>Reading the manifest …</source>
        <translation>Lecture du manifeste…</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>SocialHub promoted this channel&apos;s manifest: it can no longer be read or changed from here. Its buttons stay as they are; write to SocialHub&apos;s team to change them.</source>
        <translation>SocialHub a promu le manifeste de ce canal&#xa0;: il ne peut plus être lu ni modifié d’ici. Ses boutons restent tels quels&#xa0;; pour les changer, écrivez à l’équipe de SocialHub.</translation>
    </message>
    <message>
        <source>Begin again with what {0} can do</source>
        <translation>Recommencer avec ce que {0} permet</translation>
    </message>
    <message>
        <source>‹ Overview</source>
        <translation>‹ Aperçu général</translation>
    </message>
    <message>
        <source>Templates can be written once the channel is set up, in the main window.</source>
        <translation>Les modèles s’écrivent une fois le canal configuré, dans la fenêtre principale.</translation>
    </message>
    <message>
        <source>What you edited is not kept yet. {0}</source>
        <translation>Ce que vous avez modifié n’est pas encore conservé. {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too.</source>
        <translation>Le manifeste de SocialHub a changé entre-temps, à des endroits que vous avez modifiés aussi.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>The webhook is set up at the next step; what is written about it here is left out.</source>
        <translation>Le webhook se configure à l’étape suivante&#xa0;; ce qui en est écrit ici est laissé de côté.</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>The manifest as JSON</source>
        <translation>Le manifeste en JSON</translation>
    </message>
    <message>
        <source>Tab moves text in. Esc leaves the text. F8 goes to the next mistake.</source>
        <translation>Tab décale le texte. Échap quitte le texte. F8 va à l’erreur suivante.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Mettre en forme</translation>
    </message>
    <message>
        <source>Previous mistake</source>
        <translation>Erreur précédente</translation>
    </message>
    <message>
        <source>Next mistake</source>
        <translation>Erreur suivante</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Rechercher dans le texte</translation>
    </message>
    <message>
        <source>Lay the text out anew</source>
        <translation>Remettre le texte en forme</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Aucune erreur.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Ligne {line} : {message}</translation>
    </message>
    <message>
        <source>Undo what was typed</source>
        <translation>Annuler la saisie</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>End the practice?</source>
        <translation>Terminer l’exercice&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing of it stays.</source>
        <translation>Il n’en reste rien.</translation>
    </message>
    <message>
        <source>End the practice</source>
        <translation>Terminer l’exercice</translation>
    </message>
    <message>
        <source>Keep what you entered so far?</source>
        <translation>Garder ce que vous avez saisi&#xa0;?</translation>
    </message>
    <message>
        <source>Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.</source>
        <translation>Gardé&#xa0;: la fenêtre se rouvrira à cette étape. Effacé&#xa0;: la connexion est rendue et tout disparaît.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Garder pour plus tard</translation>
    </message>
</context>
<context>
    <name>LoginBrowser</name>
    <message>
        <source>Log-in page</source>
        <translation>Page de connexion</translation>
    </message>
    <message>
        <source>Security keys and passkeys work in your own browser only.</source>
        <translation>Les clés de sécurité et les passkeys ne fonctionnent que dans votre navigateur.</translation>
    </message>
    <message>
        <source>Files cannot be sent from here.</source>
        <translation>Aucun fichier ne peut être envoyé d’ici.</translation>
    </message>
    <message>
        <source>{host} says: {words}</source>
        <translation>{host} indique&#xa0;: {words}</translation>
    </message>
    <message>
        <source>The page wanted to leave the web. That was not allowed.</source>
        <translation>La page voulait quitter le web. Cela n’a pas été autorisé.</translation>
    </message>
    <message>
        <source>The page wanted to open another window. That was not allowed.</source>
        <translation>La page voulait ouvrir une autre fenêtre. Cela n’a pas été autorisé.</translation>
    </message>
    <message>
        <source>Nothing can be downloaded from here.</source>
        <translation>Rien ne peut être téléchargé d’ici.</translation>
    </message>
</context>
<context>
    <name>LoginFailure</name>
    <message>
        <source>You closed the log-in page.</source>
        <translation>Vous avez fermé la page de connexion.</translation>
    </message>
    <message>
        <source>Open it again, or use your own browser.</source>
        <translation>Rouvrez-la, ou utilisez votre navigateur.</translation>
    </message>
    <message>
        <source>The log-in page of {host} closed itself.</source>
        <translation>La page de connexion de {host} s’est fermée d’elle-même.</translation>
    </message>
    <message>
        <source>Nothing happened on the log-in page for a while, so it was closed.</source>
        <translation>Rien ne s’est passé sur la page de connexion pendant un moment&#xa0;; elle a été fermée.</translation>
    </message>
    <message>
        <source>Open it again when you are ready.</source>
        <translation>Rouvrez-la quand vous serez prêt.</translation>
    </message>
    <message>
        <source>The log-in page of {host} stopped working.</source>
        <translation>La page de connexion de {host} ne fonctionne plus.</translation>
    </message>
    <message>
        <source>Try again, or use your own browser.</source>
        <translation>Réessayez, ou utilisez votre navigateur.</translation>
    </message>
    <message>
        <source>The log-in page cannot be shown in here on this computer.</source>
        <translation>La page de connexion ne peut pas être affichée ici sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Use your own browser.</source>
        <translation>Utilisez votre navigateur.</translation>
    </message>
    <message>
        <source>The proxy {host} asks for a password.</source>
        <translation>Le proxy {host} demande un mot de passe.</translation>
    </message>
    <message>
        <source>Enter it with the proxy in the preferences, or use your own browser, which can give it.</source>
        <translation>Saisissez-le avec le proxy dans les préférences, ou utilisez votre propre navigateur, qui peut le donner.</translation>
    </message>
    <message>
        <source>{host} asks for a password before it shows its log-in page.</source>
        <translation>{host} demande un mot de passe avant d’afficher sa page de connexion.</translation>
    </message>
    <message>
        <source>Use your own browser, which can give it.</source>
        <translation>Utilisez votre navigateur, qui peut le fournir.</translation>
    </message>
    <message>
        <source>The proxy {host} does not accept the log-in that it is given.</source>
        <translation>Le proxy {host} n’accepte pas l’identification qui lui est donnée.</translation>
    </message>
    <message>
        <source>Check its user name and password in the preferences, then try again.</source>
        <translation>Vérifiez son nom d’utilisateur et son mot de passe dans les préférences, puis réessayez.</translation>
    </message>
    <message>
        <source>The page in here cannot go through {host}, a proxy that speaks TLS itself.</source>
        <translation>La page ne peut pas passer ici par {host}, un proxy qui parle lui-même TLS.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired or is not valid yet.</source>
        <translation>Le certificat de {host} a expiré ou n’est pas encore valable.</translation>
    </message>
    <message>
        <source>The certificate of {host} belongs to another server.</source>
        <translation>Le certificat de {host} appartient à un autre serveur.</translation>
    </message>
    <message>
        <source>The certificate of {host} comes from nobody this computer trusts.</source>
        <translation>Le certificat de {host} ne vient d’aucune autorité reconnue par cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate of {host} was revoked.</source>
        <translation>Le certificat de {host} a été révoqué.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid.</source>
        <translation>Le certificat de {host} n’est pas valable.</translation>
    </message>
    <message>
        <source>Your password would not be safe there, so the page stays closed. Check this computer’s clock and the server’s name, or ask whoever runs the server.</source>
        <translation>Votre mot de passe n’y serait pas en sécurité, la page reste donc fermée. Vérifiez l’horloge de cet ordinateur et le nom du serveur, ou demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>The name {host} is not known on the internet.</source>
        <translation>Le nom {host} n’est pas connu sur internet.</translation>
    </message>
    <message>
        <source>Check the server’s name and your connection, then try again.</source>
        <translation>Vérifiez le nom du serveur et votre connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer is offline.</source>
        <translation>Cet ordinateur est hors ligne.</translation>
    </message>
    <message>
        <source>Connect it to the internet, then try again.</source>
        <translation>Connectez-le à internet, puis réessayez.</translation>
    </message>
    <message>
        <source>The proxy did not let {host} through.</source>
        <translation>Le proxy n’a pas laissé passer {host}.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences, then try again.</source>
        <translation>Vérifiez le proxy dans les préférences, puis réessayez.</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} does not answer.</source>
        <translation>Le proxy sur le chemin de {host} ne répond pas.</translation>
    </message>
    <message>
        <source>{host} does not offer a secure connection that works.</source>
        <translation>{host} n’offre pas de connexion sécurisée qui fonctionne.</translation>
    </message>
    <message>
        <source>Try again later, or ask whoever runs the server.</source>
        <translation>Réessayez plus tard, ou demandez à qui gère le serveur.</translation>
    </message>
    <message>
        <source>{host} sends the log-in page in circles.</source>
        <translation>{host} renvoie la page de connexion en boucle.</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} ne répond pas.</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>Vérifiez votre connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>{host} has no log-in page to show (it answered {status}).</source>
        <translation>{host} n’a pas de page de connexion à afficher (réponse {status}).</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>You are logged in</source>
        <translation>Vous êtes connecté</translation>
    </message>
    <message>
        <source>Log in to {0}</source>
        <translation>Se connecter à {0}</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Channel Wizard reads what is addressed to this account, and posts replies as it.</source>
        <translation>Channel Wizard lit ce qui est adressé à ce compte et publie les réponses en son nom.</translation>
    </message>
    <message>
        <source>Access has expired. Log in with the same account; everything goes on where it stopped.</source>
        <translation>L’accès a expiré. Connectez-vous avec le même compte&#xa0;; tout reprend là où c’était resté.</translation>
    </message>
    <message>
        <source>For practice: the user is “{0}”, the password “{1}”.</source>
        <translation>Pour s’exercer&#xa0;: l’utilisateur est «&#xa0;{0}&#xa0;», le mot de passe «&#xa0;{1}&#xa0;».</translation>
    </message>
    <message>
        <source>This Network has no log-in page. It gives out access tokens, usually in its settings.</source>
        <translation>Ce réseau n’a pas de page de connexion. Il fournit des clés d’accès, en général dans ses réglages.</translation>
    </message>
    <message>
        <source>The page below belongs to your server. Channel Wizard never sees your password.</source>
        <translation>La page ci-dessous appartient à votre serveur. Channel Wizard ne voit jamais votre mot de passe.</translation>
    </message>
    <message>
        <source>Waiting for your log-in …</source>
        <translation>En attente de votre connexion…</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Asking the Network …</source>
        <translation>Interrogation du réseau…</translation>
    </message>
    <message>
        <source>Opening the log-in page …</source>
        <translation>Ouverture de la page de connexion…</translation>
    </message>
    <message>
        <source>Finishing the log-in …</source>
        <translation>Fin de la connexion…</translation>
    </message>
</context>
<context>
    <name>LongestReply</name>
    <message>
        <source>characters</source>
        <translation>caractères</translation>
    </message>
    <message>
        <source>characters, as {0} allows</source>
        <translation>caractères, comme {0} le permet</translation>
    </message>
    <message>
        <source>characters; {0} allows {1}</source>
        <translation>caractères&#xa0;; {0} en permet {1}</translation>
    </message>
</context>
<context>
    <name>ManifestEditor</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>ManifestForm</name>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Reply with a template</source>
        <translation>Répondre avec un modèle</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Bouton</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Label in {0}</source>
        <translation>Libellé en {0}</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Longueur maximale</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Unit of the time limit</source>
        <translation>Unité du délai</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semaines</translation>
    </message>
    <message>
        <source>months</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>en texte</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Aucun fichier</translation>
    </message>
    <message>
        <source>One file may be attached</source>
        <translation>Un fichier est permis</translation>
    </message>
    <message>
        <source>Text or one file, not both</source>
        <translation>Soit texte, soit fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Choose the colour</source>
        <translation>Choisir la couleur</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Six figures, such as #3b5998</source>
        <translation>Six chiffres, par exemple #3b5998</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Generate a new secret</source>
        <translation>Générer un nouveau secret</translation>
    </message>
    <message>
        <source>SocialHub signs what it sends with it, so that nobody else can pretend to be SocialHub.</source>
        <translation>SocialHub signe ainsi ce qu’il envoie&#xa0;; personne ne peut se faire passer pour lui.</translation>
    </message>
    <message>
        <source>Write templates …</source>
        <translation>Écrire des modèles …</translation>
    </message>
    <message>
        <source>Address of the templates</source>
        <translation>Adresse des modèles</translation>
    </message>
    <message>
        <source>SocialHub fetches from there what agents can choose from.</source>
        <translation>SocialHub y récupère ce que les agents peuvent choisir.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>The agent has to choose one of them with the reply.</source>
        <translation>L’agent doit en choisir une avec la réponse.</translation>
    </message>
    <message>
        <source>+ Add an option</source>
        <translation>+ Ajouter une option</translation>
    </message>
    <message>
        <source>Open as JSON</source>
        <translation>Ouvrir en JSON</translation>
    </message>
    <message>
        <source>English is missing.</source>
        <translation>L’anglais manque.</translation>
    </message>
    <message>
        <source>German is missing.</source>
        <translation>L’allemand manque.</translation>
    </message>
    <message>
        <source>French is missing.</source>
        <translation>Le français manque.</translation>
    </message>
    <message>
        <source>Use “{0}”</source>
        <translation>Prendre «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ManifestPanel</name>
    <message>
        <source>Discard changes</source>
        <translation>Abandonner les modifications</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Reading the manifest …</source>
        <translation>Lecture du manifeste…</translation>
    </message>
    <message>
        <source>This is how it was last seen from here.</source>
        <translation>Voici son dernier état vu d’ici.</translation>
    </message>
    <message>
        <source>It was never seen from here.</source>
        <translation>Il n’a jamais été vu d’ici.</translation>
    </message>
    <message>
        <source>SocialHub promoted this manifest: it can be neither read nor changed with this channel&apos;s token. Write to SocialHub&apos;s team to change it; export what you want, and send it to them.</source>
        <translation>SocialHub a promu ce manifeste : la clé d’accès de ce canal ne permet ni de le lire ni de le modifier. Écrivez à l’équipe de SocialHub pour le modifier ; exportez ce que vous souhaitez et envoyez-le-lui.</translation>
    </message>
    <message>
        <source>{0} What the Network allows is not shown.</source>
        <translation>{0} Ce que le réseau autorise n’est pas affiché.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Applying …</source>
        <translation>Application…</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too. Nothing was sent; choose what is to stay.</source>
        <translation>Le manifeste a changé entre-temps sur SocialHub, à des endroits que vous avez aussi modifiés. Rien n’a été envoyé ; choisissez ce qui doit rester.</translation>
    </message>
    <message>
        <source>SocialHub has some of it in another way than it was told; this is how it is there.</source>
        <translation>SocialHub en a repris une partie autrement ; voici ce qu’il en est là-bas.</translation>
    </message>
    <message>
        <source>Somebody else had changed it meanwhile; both are in it now.</source>
        <translation>Quelqu’un d’autre l’avait modifié entre-temps ; les deux y sont maintenant.</translation>
    </message>
    <message>
        <source>There was nothing to send.</source>
        <translation>Il n’y avait rien à envoyer.</translation>
    </message>
    <message>
        <source>1 change applied.</source>
        <translation>1 modification appliquée.</translation>
    </message>
    <message>
        <source>{0} changes applied.</source>
        <translation>{0} modifications appliquées.</translation>
    </message>
    <message>
        <source>History …</source>
        <translation>Historique…</translation>
    </message>
    <message>
        <source>Read again from SocialHub</source>
        <translation>Relire depuis SocialHub</translation>
    </message>
    <message>
        <source>Templates …</source>
        <translation>Modèles …</translation>
    </message>
    <message>
        <source>Apply or discard your changes first.</source>
        <translation>Appliquez ou abandonnez d’abord vos modifications.</translation>
    </message>
    <message>
        <source>It is like this version already.</source>
        <translation>Il est déjà identique à cette version.</translation>
    </message>
    <message>
        <source>The webhook has a new secret. No reply was lost by it.</source>
        <translation>Le webhook a un nouveau secret. Aucune réponse n’a été perdue.</translation>
    </message>
    <message>
        <source>Renewing the secret …</source>
        <translation>Renouvellement du secret…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Line {0} cannot be read</source>
        <translation>La ligne {0} est illisible</translation>
    </message>
    <message>
        <source>1 place to choose</source>
        <translation>1 choix à faire</translation>
    </message>
    <message>
        <source>{0} places to choose</source>
        <translation>{0} choix à faire</translation>
    </message>
    <message>
        <source>1 thing is not right</source>
        <translation>1 élément à corriger</translation>
    </message>
    <message>
        <source>{0} things are not right</source>
        <translation>{0} éléments à corriger</translation>
    </message>
</context>
<context>
    <name>ManifestWindow</name>
    <message>
        <source>Manifest of {0} – Channel Wizard</source>
        <translation>Manifeste de {0} – Channel Wizard</translation>
    </message>
    <message>
        <source>Manifest of {0}</source>
        <translation>Manifeste de {0}</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel.</source>
        <translation>Ce que les agents peuvent faire d’un ticket de ce canal.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Discarded, the Inbox stays as it is.</source>
        <translation>Abandonnées, la boîte de réception reste telle quelle.</translation>
    </message>
    <message>
        <source>They cannot be applied as they are. Discarded, the Inbox stays as it is.</source>
        <translation>Elles ne peuvent pas être appliquées telles quelles. Abandonnées, la boîte de réception reste telle quelle.</translation>
    </message>
    <message>
        <source>Your changes were not applied yet.</source>
        <translation>Vos modifications ne sont pas encore appliquées.</translation>
    </message>
</context>
<context>
    <name>ManifestWords</name>
    <message>
        <source>{0}: {1} becomes {2}</source>
        <translation>{0} : {1} devient {2}</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Boutons de l’Inbox</translation>
    </message>
    <message>
        <source>Tabs beside the Ticket</source>
        <translation>Onglets à côté du ticket</translation>
    </message>
    <message>
        <source>Colours and icons</source>
        <translation>Couleurs et icônes</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Onglet</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>un nouveau</translation>
    </message>
    <message>
        <source>Added: {0} “{1}”</source>
        <translation>Ajouté : {0} « {1} »</translation>
    </message>
    <message>
        <source>Removed: {0} “{1}”</source>
        <translation>Retiré : {0} « {1} »</translation>
    </message>
    <message>
        <source>Another one: {0} “{1}”</source>
        <translation>Remplacé : {0} « {1} »</translation>
    </message>
    <message>
        <source>Order of the options</source>
        <translation>Ordre des options</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>Option “{0}”</source>
        <translation>Option « {0} »</translation>
    </message>
    <message>
        <source>Option “{0}”: {1}</source>
        <translation>Option « {0} » : {1}</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>L’ensemble</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Label in English</source>
        <translation>Libellé en anglais</translation>
    </message>
    <message>
        <source>Label in German</source>
        <translation>Libellé en allemand</translation>
    </message>
    <message>
        <source>Label in French</source>
        <translation>Libellé en français</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Longueur maximale</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Time limit counts from</source>
        <translation>Le délai compte à partir de</translation>
    </message>
    <message>
        <source>Follows the approval process</source>
        <translation>Suit le processus d’approbation</translation>
    </message>
    <message>
        <source>Agents have to tag the Ticket</source>
        <translation>Les agents doivent étiqueter le ticket</translation>
    </message>
    <message>
        <source>Address of the templates</source>
        <translation>Adresse des modèles</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Text or one file, not both</source>
        <translation>Texte ou fichier, pas les deux</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>What it lists</source>
        <translation>Ce qu’il liste</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icône</translation>
    </message>
    <message>
        <source>Picture for people without one</source>
        <translation>Image des personnes qui n’en ont pas</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>To add a channel</source>
        <translation>Pour ajouter un canal</translation>
    </message>
    <message>
        <source>To activate a channel again</source>
        <translation>Pour réactiver un canal</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>aucun fichier</translation>
    </message>
    <message>
        <source>yes (as usual)</source>
        <translation>oui (par défaut)</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 caractère</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} caractères</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>« {0} »</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>one file may be attached</source>
        <translation>un fichier peut être joint</translation>
    </message>
    <message>
        <source>text or one file, not both</source>
        <translation>un texte ou un fichier, pas les deux</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>the first post and all answers</source>
        <translation>le premier message et toutes les réponses</translation>
    </message>
    <message>
        <source>the answers only</source>
        <translation>les réponses seulement</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Reply with a template</source>
        <translation>Répondre avec un modèle</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Bouton</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>MoreField</name>
    <message>
        <source>One more setting is kept as it is.</source>
        <translation>Un autre réglage reste tel quel.</translation>
    </message>
    <message>
        <source>{0} more settings are kept as they are.</source>
        <translation>{0} autres réglages restent tels quels.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Choose the Network</source>
        <translation>Choisir le réseau</translation>
    </message>
    <message>
        <source>Where people write what is to become Tickets.</source>
        <translation>Là où l’on écrit ce qui doit devenir des tickets.</translation>
    </message>
    <message>
        <source>Choose a Network</source>
        <translation>Choisissez un réseau</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>Manque&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Looking for Networks …</source>
        <translation>Recherche des réseaux…</translation>
    </message>
    <message>
        <source>Asking {0} …</source>
        <translation>Interrogation de {0}…</translation>
    </message>
</context>
<context>
    <name>NoChannel</name>
    <message>
        <source>Add a channel</source>
        <translation>Ajouter un canal</translation>
    </message>
    <message>
        <source>Channel Wizard has not started</source>
        <translation>Channel Wizard n’a pas démarré</translation>
    </message>
    <message>
        <source>Channel Wizard is starting</source>
        <translation>Channel Wizard démarre</translation>
    </message>
    <message>
        <source>No channel yet</source>
        <translation>Pas encore de canal</translation>
    </message>
    <message>
        <source>A channel joins your place on a Network to SocialHub: what people write there becomes a Ticket, and what your team answers is posted.</source>
        <translation>Un canal relie votre place sur un réseau à SocialHub : ce qui s’y écrit devient un Ticket, et ce que votre équipe répond est publié.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Opening {host} …</source>
        <translation>Ouverture de {host}…</translation>
    </message>
    <message>
        <source>That is all on this page.</source>
        <translation>C’est tout sur cette page.</translation>
    </message>
    <message>
        <source>Channel Wizard checks the answer …</source>
        <translation>Channel Wizard vérifie la réponse…</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Utiliser mon navigateur</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Version {0} is out and mends a security fault.</source>
        <translation>La version {0} est parue et corrige une faille de sécurité.</translation>
    </message>
    <message>
        <source>Version {0} is out.</source>
        <translation>La version {0} est parue.</translation>
    </message>
    <message>
        <source>Set aside for you to look at: {0}.</source>
        <translation>Mis de côté pour vous : {0}.</translation>
    </message>
    <message>
        <source>It works again. Everything that waited goes on.</source>
        <translation>Cela fonctionne à nouveau. Tout ce qui attendait reprend.</translation>
    </message>
    <message>
        <source>A Ticket from {0}.</source>
        <translation>Un Ticket de {0}.</translation>
    </message>
    <message>
        <source>New Tickets: {0}.</source>
        <translation>Nouveaux Tickets : {0}.</translation>
    </message>
</context>
<context>
    <name>OptionDetails</name>
    <message>
        <source>The agent chooses one of the options when replying.</source>
        <translation>L’agent choisit une des options en répondant.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Tells the Network which option it was.</source>
        <translation>Dit au réseau de quelle option il s’agit.</translation>
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
        <translation>Pendant une heure</translation>
    </message>
    <message>
        <source>Until tomorrow, {0}</source>
        <translation>Jusqu’à demain, {0}</translation>
    </message>
    <message>
        <source>Until resumed</source>
        <translation>Jusqu’à la reprise</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>in step</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>paused until {0}</source>
        <translation>en pause jusqu’à {0}</translation>
    </message>
    <message>
        <source>1 set aside</source>
        <translation>1 mis de côté</translation>
    </message>
    <message>
        <source>{0} set aside</source>
        <translation>{0} mis de côté</translation>
    </message>
    <message>
        <source>{0}, {1} waiting</source>
        <translation>{0}, {1} en attente</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
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
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>non utilisé</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>proxy silent</source>
        <translation>proxy muet</translation>
    </message>
    <message>
        <source>works, {0}</source>
        <translation>en ordre, {0}</translation>
    </message>
    <message>
        <source>works</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>last worked {0}</source>
        <translation>dernier succès {0}</translation>
    </message>
    <message>
        <source>secret missing</source>
        <translation>secret absent</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>clé refusée</translation>
    </message>
    <message>
        <source>log-in needed</source>
        <translation>connexion requise</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>limit differs</source>
        <translation>limite différente</translation>
    </message>
    <message>
        <source>keyring locked</source>
        <translation>trousseau verrouillé</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>disque plein</translation>
    </message>
    <message>
        <source>proxy refuses</source>
        <translation>le proxy refuse</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>ne fonctionne pas</translation>
    </message>
    <message>
        <source>1 reply waits; nothing is lost.</source>
        <translation>1 réponse attend ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{0} replies wait; nothing is lost.</source>
        <translation>{0} réponses attendent ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Enter a new token</source>
        <translation>Saisir une nouvelle clé</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Register the webhook again</source>
        <translation>Réenregistrer le webhook</translation>
    </message>
    <message>
        <source>Fix the address</source>
        <translation>Corriger l’adresse</translation>
    </message>
    <message>
        <source>Take over the limit</source>
        <translation>Reprendre la limite</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Check the proxy</source>
        <translation>Vérifier le proxy</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket changed</source>
        <translation>Ticket modifié</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçue</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Rétabli</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À traiter</translation>
    </message>
</context>
<context>
    <name>PlaceholderText</name>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>En couleur</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Icon in the tray</source>
        <translation>Icône dans la barre</translation>
    </message>
    <message>
        <source>Start at log-in, in the tray</source>
        <translation>Lancer à l’ouverture de session, dans la barre</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>When something needs you, and when it is mended</source>
        <translation>Quand quelque chose demande votre attention, et quand c’est réglé</translation>
    </message>
    <message>
        <source>For new Tickets</source>
        <translation>Pour les nouveaux tickets</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silence de</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silence jusqu’à</translation>
    </message>
    <message>
        <source>until</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Log files</source>
        <translation>Journaux techniques</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open folder: {0}</source>
        <translation>Ouvrir le dossier : {0}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal technique</translation>
    </message>
    <message>
        <source>Export diagnostics …</source>
        <translation>Exporter le diagnostic …</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Vos données</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Où elles se trouvent</translation>
    </message>
    <message>
        <source>Everything in one encrypted file: channels, secrets, templates and history.</source>
        <translation>Tout dans un seul fichier chiffré : canaux, secrets, modèles et historique.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Back up …</source>
        <translation>Sauvegarder …</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Restaurer …</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Ce qui y est écrit</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Afficher le journal technique</translation>
    </message>
    <message>
        <source>Only what went wrong</source>
        <translation>Seulement ce qui a échoué</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Everything, to find a fault</source>
        <translation>Tout, pour trouver une panne</translation>
    </message>
    <message>
        <source>Level of the log</source>
        <translation>Niveau du journal technique</translation>
    </message>
    <message>
        <source>CHANNEL_WIZARD_LOG says so.</source>
        <translation>CHANNEL_WIZARD_LOG en décide.</translation>
    </message>
    <message>
        <source>The JSON of a Manifest cannot be read yet. Mend it, then change the language.</source>
        <translation>Le JSON d’un manifeste ne peut pas encore être lu. Corrigez-le, puis changez de langue.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>This could not be kept: {0}.</source>
        <translation>Cela n’a pas pu être enregistré : {0}.</translation>
    </message>
    <message>
        <source>{0} is not there yet.</source>
        <translation>{0} n’existe pas encore.</translation>
    </message>
    <message>
        <source>No program opened {0}. Open it yourself.</source>
        <translation>Aucun programme n’a ouvert {0}. Ouvrez-le vous-même.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>PREVIEW</source>
        <translation>APERÇU</translation>
    </message>
    <message>
        <source>Age of the post</source>
        <translation>Âge du message</translation>
    </message>
    <message>
        <source>No buttons yet.</source>
        <translation>Pas encore de boutons.</translation>
    </message>
    <message>
        <source>As it was before line {0} of the JSON was broken.</source>
        <translation>Tel quel avant que la ligne {0} du JSON ne soit illisible.</translation>
    </message>
    <message>
        <source>Possible until {0}</source>
        <translation>Possible jusqu’à {0}</translation>
    </message>
    <message>
        <source>Post written {0}</source>
        <translation>Message écrit&#xa0;: {0}</translation>
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
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Some networks let nobody out but through a proxy. Who runs yours can tell its address.</source>
        <translation>Certains réseaux ne laissent sortir que par un proxy. Qui gère le vôtre connaît son adresse.</translation>
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
        <translation>Celui du système</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Aucun proxy</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celui-ci</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>if it wants a log-in</source>
        <translation>s’il demande une connexion</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Not for</source>
        <translation>Sauf pour</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
    <message>
        <source>This computer&apos;s own addresses are never sent to a proxy.</source>
        <translation>Les adresses de cet ordinateur ne passent jamais par un proxy.</translation>
    </message>
    <message>
        <source>Kept in the keyring</source>
        <translation>Dans le trousseau</translation>
    </message>
    <message>
        <source>This counts from now on. Whether it works, Test says.</source>
        <translation>Cela compte dès maintenant. « Tester » dit si cela marche.</translation>
    </message>
</context>
<context>
    <name>QuitQuestion</name>
    <message>
        <source>Quit Channel Wizard?</source>
        <translation>Quitter Channel Wizard ?</translation>
    </message>
    <message>
        <source>Replies will wait until Channel Wizard runs again.</source>
        <translation>Les réponses attendront que Channel Wizard fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laisser tourner</translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>First catch-up</source>
        <translation>Premier rattrapage</translation>
    </message>
    <message>
        <source>Start at log-in, so that the channel stays in step</source>
        <translation>Démarrer à l’ouverture de session, pour que le canal reste à jour</translation>
    </message>
    <message>
        <source>Send a test Ticket</source>
        <translation>Envoyer un ticket d’essai</translation>
    </message>
    <message>
        <source>Write a post on the practice Network</source>
        <translation>Écrire un message sur le réseau d’exercice</translation>
    </message>
    <message>
        <source>Answer it in the practice Inbox</source>
        <translation>Y répondre dans l’Inbox d’exercice</translation>
    </message>
    <message>
        <source>No browser opened. Open this address yourself: {0}</source>
        <translation>Aucun navigateur ne s’est ouvert. Ouvrez vous-même cette adresse&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The channel is running</source>
        <translation>Le canal fonctionne</translation>
    </message>
    <message>
        <source>Ready to go on</source>
        <translation>Prêt à continuer</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Prêt à démarrer</translation>
    </message>
    <message>
        <source>This is what happens now. If a part fails, all of it is taken back.</source>
        <translation>Voici ce qui va se passer. Si une partie échoue, tout est annulé.</translation>
    </message>
    <message>
        <source>Try both directions. Practice ends when this window is closed, and nothing stays.</source>
        <translation>Essayez les deux sens. L’exercice se termine avec cette fenêtre, et rien n’en reste.</translation>
    </message>
    <message>
        <source>It goes on in the background when this window is closed.</source>
        <translation>Il continue en arrière-plan quand cette fenêtre est fermée.</translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Stopped. Everything was taken back.</source>
        <translation>Arrêté. Tout a été annulé.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Setting up …</source>
        <translation>Installation…</translation>
    </message>
    <message>
        <source>Ask SocialHub once more</source>
        <translation>Interroger SocialHub une dernière fois</translation>
    </message>
    <message>
        <source>Ask the Network once more</source>
        <translation>Interroger le réseau une dernière fois</translation>
    </message>
    <message>
        <source>Store the secrets in this computer&apos;s keyring</source>
        <translation>Ranger les secrets dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>Add the channel on this computer</source>
        <translation>Ajouter le canal sur cet ordinateur</translation>
    </message>
    <message>
        <source>In step. Tickets so far: {0}.</source>
        <translation>À jour. Tickets jusqu’ici&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Tickets: {0} of {1}</source>
        <translation>Tickets&#xa0;: {0} sur {1}</translation>
    </message>
    <message>
        <source>Start relaying, and catch up for the first time</source>
        <translation>Commencer à relayer et faire le premier rattrapage</translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation>Reprendre là où c’était resté</translation>
    </message>
    <message>
        <source>Apply the manifest and register the webhook, which SocialHub tests at once</source>
        <translation>Appliquer le manifeste et enregistrer le webhook, que SocialHub teste aussitôt</translation>
    </message>
    <message>
        <source>Apply the manifest</source>
        <translation>Appliquer le manifeste</translation>
    </message>
    <message>
        <source>Put the new access token in the old one&apos;s place</source>
        <translation>Mettre la nouvelle clé d’accès à la place de l’ancienne</translation>
    </message>
    <message>
        <source>Put the new log-in in the old one&apos;s place</source>
        <translation>Mettre la nouvelle connexion à la place de l’ancienne</translation>
    </message>
    <message>
        <source>A test from Channel Wizard: this channel works. You can close this Ticket.</source>
        <translation>Un essai de Channel Wizard&#xa0;: ce canal fonctionne. Vous pouvez fermer ce ticket.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>✓ It is in the Inbox.</source>
        <translation>✓ Il est dans l’Inbox.</translation>
    </message>
</context>
<context>
    <name>RelayPage</name>
    <message>
        <source>These become Tickets</source>
        <translation>Ceci devient des tickets</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>À partir de quand</translation>
    </message>
    <message>
        <source>Older posts stay where they are.</source>
        <translation>Les messages plus anciens restent où ils sont.</translation>
    </message>
    <message>
        <source>Only what comes from now on</source>
        <translation>Seulement ce qui arrive désormais</translation>
    </message>
    <message>
        <source>The last 24 hours, too</source>
        <translation>Aussi les dernières 24 heures</translation>
    </message>
    <message>
        <source>The last 7 days, too</source>
        <translation>Aussi les 7 derniers jours</translation>
    </message>
    <message>
        <source>The last 30 days, too</source>
        <translation>Aussi les 30 derniers jours</translation>
    </message>
    <message>
        <source>Choose what to relay</source>
        <translation>Choisir ce qui est relayé</translation>
    </message>
    <message>
        <source>Nothing is sent to SocialHub before the last step.</source>
        <translation>Rien n’est envoyé à SocialHub avant la dernière étape.</translation>
    </message>
    <message>
        <source>Choose what becomes Tickets</source>
        <translation>Choisissez ce qui devient des tickets</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Everything that is addressed to the account.</source>
        <translation>Tout ce qui est adressé au compte.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Rien n’est choisi.</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Relay</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>A service that is always on holds replies until this computer fetches them. It comes later.</source>
        <translation>Un service toujours actif garde les réponses pour cet ordinateur. Il viendra plus tard.</translation>
    </message>
    <message>
        <source>My own address</source>
        <translation>Ma propre adresse</translation>
    </message>
    <message>
        <source>SocialHub calls a public https address of yours, which your proxy or tunnel passes on to here.</source>
        <translation>SocialHub appelle votre adresse https publique, que votre proxy ou tunnel transmet jusqu’ici.</translation>
    </message>
    <message>
        <source>Only Tickets, no replies</source>
        <translation>Seulement des tickets, pas de réponses</translation>
    </message>
    <message>
        <source>Posts become Tickets. Agents&apos; replies do not reach the Network; this can be changed later.</source>
        <translation>Les messages deviennent des tickets. Les réponses des agents n’atteignent pas le réseau&#xa0;; cela peut être changé plus tard.</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Adresse publique</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>Transmise à</translation>
    </message>
    <message>
        <source>Passed on to this port of this computer</source>
        <translation>Transmise à ce port de cet ordinateur</translation>
    </message>
    <message>
        <source>Next sends a signed request to the address and checks that it arrives here.</source>
        <translation>«&#xa0;Suivant&#xa0;» envoie une requête signée à l’adresse et vérifie qu’elle arrive ici.</translation>
    </message>
    <message>
        <source>Let replies come back</source>
        <translation>Faire revenir les réponses</translation>
    </message>
    <message>
        <source>When an agent answers a Ticket, SocialHub has to reach this computer.</source>
        <translation>Quand un agent répond à un ticket, SocialHub doit atteindre cet ordinateur.</translation>
    </message>
    <message>
        <source>The public address is missing</source>
        <translation>L’adresse publique manque</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Choisissez</translation>
    </message>
    <message>
        <source>Sending a signed request to your address …</source>
        <translation>Envoi d’une requête signée à votre adresse…</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Puts a backup in the place of everything that is here. Relaying stops meanwhile.</source>
        <translation>Met une sauvegarde à la place de tout ce qui se trouve ici. Le relais s’arrête pendant ce temps.</translation>
    </message>
    <message>
        <source>Which backup to restore</source>
        <translation>Quelle sauvegarde restaurer</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Choisissez d’abord un fichier.</translation>
    </message>
    <message>
        <source>Another Channel Wizard relays for this home. End it, then restore; nothing was changed.</source>
        <translation>Un autre Channel Wizard relaie pour ce dossier. Quittez-le, puis restaurez ; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>A backup of {0} with {1}. It replaces what is here; replies are looked for on the Network before they are posted. Where it ran on another computer, end Channel Wizard there first.</source>
        <translation>Une sauvegarde du {0} avec {1}. Elle remplace ce qui se trouve ici ; les réponses sont cherchées sur le réseau avant d’être publiées. Si elle servait sur un autre ordinateur, quittez-y d’abord Channel Wizard.</translation>
    </message>
    <message>
        <source>Restored: {0}. Channel Wizard relays again.</source>
        <translation>Restauré : {0}. Channel Wizard relaie de nouveau.</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>aucun canal</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>None yet</source>
        <translation>Pas encore</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>SocialHub</source>
        <translation>SocialHub</translation>
    </message>
    <message>
        <source>SocialHub channel</source>
        <translation>Canal SocialHub</translation>
    </message>
    <message>
        <source>Relays since</source>
        <translation>Relaie depuis</translation>
    </message>
    <message>
        <source>New access token …</source>
        <translation>Nouvelle clé d’accès…</translation>
    </message>
    <message>
        <source>Log in again …</source>
        <translation>Se reconnecter…</translation>
    </message>
    <message>
        <source>Public address for replies</source>
        <translation>Adresse publique des réponses</translation>
    </message>
    <message>
        <source>Where this computer listens</source>
        <translation>Où cet ordinateur écoute</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>Vérifier et garder</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Adresse publique</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Écoute sur</translation>
    </message>
    <message>
        <source>SocialHub sends replies to the public address; your proxy or tunnel passes them on to here.</source>
        <translation>SocialHub envoie les réponses à l’adresse publique ; votre proxy ou tunnel les transmet ici.</translation>
    </message>
    <message>
        <source>How replies reach this computer</source>
        <translation>Comment les réponses arrivent sur cet ordinateur</translation>
    </message>
    <message>
        <source>Remove this channel …</source>
        <translation>Supprimer ce canal…</translation>
    </message>
    <message>
        <source>Remove “{0}” from this computer?</source>
        <translation>Supprimer « {0} » de cet ordinateur ?</translation>
    </message>
    <message>
        <source>Its webhook, its secrets and its history here go; Tickets and posts stay where they are. Replies that wait are not posted any more.</source>
        <translation>Son webhook, ses secrets et son historique ici disparaissent ; tickets et publications restent en place. Les réponses en attente ne seront plus publiées.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Set up a channel – Channel Wizard</source>
        <translation>Installer un canal – Channel Wizard</translation>
    </message>
    <message>
        <source>Add a channel – Channel Wizard</source>
        <translation>Ajouter un canal – Channel Wizard</translation>
    </message>
    <message>
        <source>New access token – Channel Wizard</source>
        <translation>Nouvelle clé d’accès – Channel Wizard</translation>
    </message>
    <message>
        <source>Log in again – Channel Wizard</source>
        <translation>Se reconnecter – Channel Wizard</translation>
    </message>
    <message>
        <source>Practice – Channel Wizard</source>
        <translation>Exercice – Channel Wizard</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Clé d’accès</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>What to relay</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation>Boutons</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Check the proxy</source>
        <translation>Vérifier le proxy</translation>
    </message>
    <message>
        <source>Taking it back …</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>in step</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>working</source>
        <translation>au travail</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>nouvel essai</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>à traiter</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Ticket from {0}</source>
        <translation>Ticket de {0}</translation>
    </message>
    <message>
        <source>Ticket of {0} changed</source>
        <translation>Ticket de {0} modifié</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>Mis de côté : {0}</translation>
    </message>
    <message>
        <source>{0} deleted a post</source>
        <translation>{0} a supprimé un message</translation>
    </message>
    <message>
        <source>Reply received</source>
        <translation>Réponse reçue</translation>
    </message>
    <message>
        <source>Reply delivered</source>
        <translation>Réponse envoyée</translation>
    </message>
    <message>
        <source>Reply refused</source>
        <translation>Réponse refusée</translation>
    </message>
    <message>
        <source>Reply waiting</source>
        <translation>Réponse en attente</translation>
    </message>
    <message>
        <source>Action done</source>
        <translation>Action effectuée</translation>
    </message>
    <message>
        <source>Action refused</source>
        <translation>Action refusée</translation>
    </message>
    <message>
        <source>Security update {0}</source>
        <translation>Sécurité : version {0}</translation>
    </message>
    <message>
        <source>Version {0} is out</source>
        <translation>Version {0} disponible</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>et {0} autres</translation>
    </message>
    <message>
        <source>Set aside for you to look at: {0}.</source>
        <translation>Mis de côté pour vous : {0}.</translation>
    </message>
</context>
<context>
    <name>StayingQuestion</name>
    <message>
        <source>Channel Wizard goes on in the background</source>
        <translation>Channel Wizard continue en arrière-plan</translation>
    </message>
    <message>
        <source>This desktop has no tray for its icon. To see the window, start Channel Wizard again.</source>
        <translation>Ce bureau n’a pas de zone de notification pour l’icône. Pour voir la fenêtre, relancez Channel Wizard.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laisser tourner</translation>
    </message>
</context>
<context>
    <name>SureQuestion</name>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>TabDetails</name>
    <message>
        <source>Shows what belongs to the same thread, beside the Ticket.</source>
        <translation>Montre à côté du ticket ce qui fait partie du même fil.</translation>
    </message>
    <message>
        <source>What it lists</source>
        <translation>Ce qu’il liste</translation>
    </message>
    <message>
        <source>The first post and all answers</source>
        <translation>Premier message et réponses</translation>
    </message>
    <message>
        <source>The answers only</source>
        <translation>Les réponses seulement</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>+ Add a variable</source>
        <translation>+ Ajouter une variable</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>What agents fill in. The example stands for it in the preview.</source>
        <translation>Ce que les agents remplissent. L’exemple en tient lieu dans l’aperçu.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Id: {0}</source>
        <translation>Identifiant&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Insert {0}</source>
        <translation>Insérer {0}</translation>
    </message>
    <message>
        <source>Insert where you write</source>
        <translation>Insérer là où vous écrivez</translation>
    </message>
    <message>
        <source>Begin with “{0}”</source>
        <translation>Partir de «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Make it a variable</source>
        <translation>En faire une variable</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Templates of {0}</source>
        <translation>Modèles de {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Texts that agents can reply with. What is saved here counts at once.</source>
        <translation>Des textes avec lesquels les agents peuvent répondre. Ce qui est enregistré ici compte aussitôt.</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Continuer d’écrire</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Your changes are not saved yet.</source>
        <translation>Vos modifications ne sont pas encore enregistrées.</translation>
    </message>
    <message>
        <source>Discarded, the templates stay as they were.</source>
        <translation>Abandonnées, les modèles restent tels qu’ils étaient.</translation>
    </message>
</context>
<context>
    <name>TemplatesPanel</name>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>+ New template</source>
        <translation>+ Nouveau modèle</translation>
    </message>
    <message>
        <source>A template is a text that agents can reply with. Where it says {{name}}, they fill something in.</source>
        <translation>Un modèle est un texte avec lequel les agents peuvent répondre. Là où il y a {{name}}, ils remplissent quelque chose.</translation>
    </message>
    <message>
        <source>Write the first template</source>
        <translation>Écrire le premier modèle</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>Pas encore de modèles</translation>
    </message>
    <message>
        <source>PREVIEW</source>
        <translation>APERÇU</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Reading the templates …</source>
        <translation>Lecture des modèles …</translation>
    </message>
    <message>
        <source>Replies do not come to this computer, so SocialHub cannot fetch templates from it.</source>
        <translation>Les réponses n’arrivent pas sur cet ordinateur, SocialHub ne peut donc pas y chercher de modèles.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement …</translation>
    </message>
    <message>
        <source>Bring both together</source>
        <translation>Réunir les deux</translation>
    </message>
    <message>
        <source>Saved. Agents can use them once there is a button for it in the Inbox.</source>
        <translation>Enregistré. Les agents peuvent s’en servir dès qu’il y a un bouton pour cela dans l’Inbox.</translation>
    </message>
    <message>
        <source>Add the button</source>
        <translation>Ajouter le bouton</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>The button is added; it reaches the Inbox when the manifest is applied.</source>
        <translation>Le bouton est ajouté&#xa0;; il arrive dans l’Inbox quand le manifeste est appliqué.</translation>
    </message>
    <message>
        <source>The manifest cannot be changed at the moment.</source>
        <translation>Le manifeste ne peut pas être modifié en ce moment.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nouveau modèle</translation>
    </message>
    <message>
        <source>{0} (copy)</source>
        <translation>{0} (copie)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>{0}, not right yet</source>
        <translation>{0}, pas encore correct</translation>
    </message>
    <message>
        <source>1 template is not right yet</source>
        <translation>1 modèle n’est pas encore correct</translation>
    </message>
    <message>
        <source>{0} templates are not right yet</source>
        <translation>{0} modèles ne sont pas encore corrects</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
</context>
<context>
    <name>TimeLimit</name>
    <message>
        <source>Agents can use it at any time.</source>
        <translation>Les agents peuvent l’utiliser à tout moment.</translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>Access token</source>
        <translation>Clé d’accès</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Where do I find the token?</source>
        <translation>Où trouver la clé&#xa0;?</translation>
    </message>
    <message>
        <source>It stays in this computer&apos;s keyring and is sent to SocialHub only.</source>
        <translation>Elle reste dans le trousseau de cet ordinateur et n’est envoyée qu’à SocialHub.</translation>
    </message>
    <message>
        <source>Use the practice token</source>
        <translation>Utiliser la clé d’exercice</translation>
    </message>
    <message>
        <source>Is there a proxy between?</source>
        <translation>Y a-t-il un proxy entre les deux ?</translation>
    </message>
    <message>
        <source>Paste the channel&apos;s access token</source>
        <translation>Coller la clé d’accès du canal</translation>
    </message>
    <message>
        <source>SocialHub no longer accepts the old one. An admin can create a new one under Account › Channels.</source>
        <translation>SocialHub n’accepte plus l’ancienne. Un administrateur peut en créer une nouvelle sous Compte › Canaux.</translation>
    </message>
    <message>
        <source>SocialHub shows it once you have added a Custom Channel under Account › Channels › Inbox API. Paste it here as it is.</source>
        <translation>SocialHub l’affiche dès que vous avez ajouté un Custom Channel sous Compte › Canaux › Inbox API. Collez-la ici telle quelle.</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Collez la clé</translation>
    </message>
    <message>
        <source>Kept in the keyring. Paste another one to replace it.</source>
        <translation>Dans le trousseau. Collez-en une autre pour la remplacer.</translation>
    </message>
    <message>
        <source>Storing the token …</source>
        <translation>Enregistrement de la clé…</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Cacher</translation>
    </message>
    <message>
        <source>Asking SocialHub …</source>
        <translation>Interrogation de SocialHub…</translation>
    </message>
    <message>
        <source>Reading the token …</source>
        <translation>Lecture de la clé…</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Open Channel Wizard</source>
        <translation>Ouvrir Channel Wizard</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Add a channel …</source>
        <translation>Ajouter un canal …</translation>
    </message>
    <message>
        <source>Open SocialHub</source>
        <translation>Ouvrir SocialHub</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>Préférences …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0} : {1}</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>Ask once a day whether there is one</source>
        <translation>Demander une fois par jour s’il y en a une</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier maintenant</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Versions plus récentes</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Ouvrir sa page</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Ignorer cette version</translation>
    </message>
    <message>
        <source>This build has no release feed, so nobody is asked.</source>
        <translation>Cette édition n’a pas de flux des versions ; personne n’est interrogé.</translation>
    </message>
    <message>
        <source>Whoever packaged Channel Wizard keeps it up to date.</source>
        <translation>Qui fournit Channel Wizard pour votre système le tient à jour.</translation>
    </message>
    <message>
        <source>{0} is asked, and told nothing about you. Nothing installs itself.</source>
        <translation>{0} est interrogé et n’apprend rien sur vous. Rien ne s’installe tout seul.</translation>
    </message>
    <message>
        <source>Version {0} is out and mends a security fault ({1}).</source>
        <translation>La version {0} est parue et corrige une faille de sécurité ({1}).</translation>
    </message>
    <message>
        <source>Version {0} is out ({1}).</source>
        <translation>La version {0} est parue ({1}).</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Demande en cours …</translation>
    </message>
    <message>
        <source>Never asked yet.</source>
        <translation>Jamais demandé.</translation>
    </message>
    <message>
        <source>Last asked: {0}.</source>
        <translation>Dernière demande : {0}.</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>C’est la version la plus récente.</translation>
    </message>
    <message>
        <source>You skip this version.</source>
        <translation>Vous ignorez cette version.</translation>
    </message>
    <message>
        <source>This could not be kept: {0}.</source>
        <translation>Ceci n’a pas pu être enregistré : {0}.</translation>
    </message>
</context>
<context>
    <name>WebhookDetails</name>
    <message>
        <source>Where SocialHub sends what agents do. Whenever it changes, SocialHub tests it first.</source>
        <translation>Où SocialHub envoie ce que font les agents. À chaque changement, SocialHub le teste d’abord.</translation>
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
        <translation>Comment créer un Custom Channel&#xa0;?</translation>
    </message>
    <message>
        <source>Practise without an account</source>
        <translation>S’exercer sans compte</translation>
    </message>
    <message>
        <source>Join a Network to SocialHub</source>
        <translation>Relier un réseau à SocialHub</translation>
    </message>
    <message>
        <source>You are practising: nothing leaves this computer. It takes about three minutes.</source>
        <translation>Vous vous exercez&#xa0;: rien ne quitte cet ordinateur. Comptez environ trois minutes.</translation>
    </message>
    <message>
        <source>It takes about three minutes. You can stop at any step and come back later.</source>
        <translation>Comptez environ trois minutes. Vous pouvez vous arrêter à chaque étape et revenir plus tard.</translation>
    </message>
    <message>
        <source>Paste the access token of a Custom Channel.</source>
        <translation>Coller la clé d’accès d’un Custom Channel.</translation>
    </message>
    <message>
        <source>Log in to the Network, such as Mastodon.</source>
        <translation>Se connecter au réseau, comme Mastodon.</translation>
    </message>
    <message>
        <source>Choose what becomes a Ticket, and how replies come back.</source>
        <translation>Choisir ce qui devient un ticket et comment reviennent les réponses.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Ce qui va se passer</translation>
    </message>
    <message>
        <source>Everything is at hand: a SocialHub and a Network to practise on, with an account on each.</source>
        <translation>Tout est là&#xa0;: un SocialHub et un réseau d’exercice, avec un compte sur chacun.</translation>
    </message>
    <message>
        <source>The right to add channels in SocialHub, where the Inbox API is enabled for the account.</source>
        <translation>Le droit d’ajouter des canaux dans SocialHub, où l’Inbox API est activée pour le compte.</translation>
    </message>
    <message>
        <source>User name and password of the account on the Network.</source>
        <translation>Nom d’utilisateur et mot de passe du compte sur le réseau.</translation>
    </message>
    <message>
        <source>What to have at hand</source>
        <translation>Ce qu’il vous faut</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Channel {0}</source>
        <translation>Canal {0}</translation>
    </message>
    <message>
        <source>Account {0} · token issued {1}</source>
        <translation>Compte {0} · clé du {1}</translation>
    </message>
    <message>
        <source>Custom Channel · token issued {0} · manifest can be edited</source>
        <translation>Custom Channel · clé du {0} · manifeste modifiable</translation>
    </message>
    <message>
        <source>Channel of a Reusable Manifest · token issued {0} · manifest is read-only</source>
        <translation>Canal d’un Reusable Manifest · clé du {0} · manifeste en lecture seule</translation>
    </message>
    <message>
        <source>✓ Connected</source>
        <translation>✓ Connecté</translation>
    </message>
</context>
<context>
    <name>_Connected</name>
    <message>
        <source>Use another account</source>
        <translation>Utiliser un autre compte</translation>
    </message>
    <message>
        <source>Connected as {0}</source>
        <translation>Connecté en tant que {0}</translation>
    </message>
</context>
<context>
    <name>_Details</name>
    <message>
        <source>Open on the Network</source>
        <translation>Ouvrir sur le réseau</translation>
    </message>
    <message>
        <source>Find on SocialHub</source>
        <translation>Trouver sur SocialHub</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>Ticket {0}</translation>
    </message>
    <message>
        <source>SocialHub opens in your browser. A single Ticket has no address there: look for “{0}” in the Inbox. The Ticket’s id is copied.</source>
        <translation>SocialHub s’ouvre dans votre navigateur. Un Ticket n’y a pas d’adresse propre : cherchez « {0} » dans la boîte de réception. L’identifiant du Ticket est copié.</translation>
    </message>
    <message>
        <source>SocialHub opens in your browser. A single Ticket has no address there. The Ticket’s id is copied.</source>
        <translation>SocialHub s’ouvre dans votre navigateur. Un Ticket n’y a pas d’adresse propre. L’identifiant du Ticket est copié.</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>Le texte est copié.</translation>
    </message>
</context>
<context>
    <name>_ExportOptions</name>
    <message>
        <source>Export the manifest</source>
        <translation>Exporter le manifeste</translation>
    </message>
    <message>
        <source>Include the webhook’s secret</source>
        <translation>Inclure le secret du webhook</translation>
    </message>
    <message>
        <source>Whoever has the secret can post on the Network in your name. Keep the file to yourself, and delete it when you no longer need it.</source>
        <translation>Quiconque a le secret peut publier en votre nom sur le réseau. Gardez ce fichier pour vous et supprimez-le dès que vous n’en avez plus besoin.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>All of the manifest goes into a file, as JSON.</source>
        <translation>Tout le manifeste va dans un fichier, en JSON.</translation>
    </message>
</context>
<context>
    <name>_FileDialog</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choisir …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>_Item</name>
    <message>
        <source>current step</source>
        <translation>étape en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>à venir</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Posts what the agent writes as a reply.</source>
        <translation>Publie en réponse ce que l’agent écrit.</translation>
    </message>
    <message>
        <source>Replies with a text prepared beforehand.</source>
        <translation>Répond avec un texte préparé à l’avance.</translation>
    </message>
    <message>
        <source>Tells the Network at one press.</source>
        <translation>Le signale au réseau en un clic.</translation>
    </message>
    <message>
        <source>Deletes a reply of ours from the Network.</source>
        <translation>Supprime du réseau une de nos réponses.</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>{0} caractères au plus.</translation>
    </message>
    <message>
        <source>One file may be attached.</source>
        <translation>Un fichier peut être joint.</translation>
    </message>
</context>
<context>
    <name>_Margin</name>
    <message>
        <source>Changed: it will be sent.</source>
        <translation>Modifié : ce sera envoyé.</translation>
    </message>
</context>
<context>
    <name>_OptionLink</name>
    <message>
        <source>has an error</source>
        <translation>comporte une erreur</translation>
    </message>
</context>
<context>
    <name>_OwnBrowser</name>
    <message>
        <source>Address of the log-in page</source>
        <translation>Adresse de la page de connexion</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Use the page in this window</source>
        <translation>Utiliser la page dans cette fenêtre</translation>
    </message>
    <message>
        <source>Go on in your browser. This window notices when you are done.</source>
        <translation>Continuez dans votre navigateur. Cette fenêtre remarquera quand vous aurez fini.</translation>
    </message>
    <message>
        <source>If it did not open, open this address yourself:</source>
        <translation>S’il ne s’est pas ouvert, ouvrez vous-même cette adresse&#xa0;:</translation>
    </message>
</context>
<context>
    <name>_PreviewList</name>
    <message>
        <source>PREVIEW</source>
        <translation>APERÇU</translation>
    </message>
    <message>
        <source>PREVIEW · the latest posts, as examples</source>
        <translation>APERÇU · les derniers messages, à titre d’exemple</translation>
    </message>
    <message>
        <source>PREVIEW · these become Tickets at once</source>
        <translation>APERÇU · ceux-ci deviennent tout de suite des tickets</translation>
    </message>
    <message>
        <source>There is nothing yet. What people write from now on comes here.</source>
        <translation>Il n’y a encore rien. Ce qui sera écrit désormais arrivera ici.</translation>
    </message>
    <message>
        <source>… and more.</source>
        <translation>… et d’autres.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Enter shows it. Del takes it back.</source>
        <translation>Entrée l’affiche. Suppr l’annule.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take back: {0}</source>
        <translation>Annuler : {0}</translation>
    </message>
</context>
<context>
    <name>_Task</name>
    <message>
        <source>still to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
</context>
<context>
    <name>_Template</name>
    <message>
        <source>Write templates</source>
        <translation>Écrire des modèles</translation>
    </message>
    <message>
        <source>There are no templates yet.</source>
        <translation>Il n’y a pas encore de modèles.</translation>
    </message>
    <message>
        <source>The channel’s templates are listed here.</source>
        <translation>Les modèles du canal figurent ici.</translation>
    </message>
</context>
<context>
    <name>_TokenLogin</name>
    <message>
        <source>Access token of the Network</source>
        <translation>Clé d’accès du réseau</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>It stays in this computer&apos;s keyring and is sent to the Network only.</source>
        <translation>Elle reste dans le trousseau de cet ordinateur et n’est envoyée qu’au réseau.</translation>
    </message>
</context>
<context>
    <name>_Variable</name>
    <message>
        <source>Name of the variable</source>
        <translation>Nom de la variable</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Oui ou non</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Retirer {0}</translation>
    </message>
    <message>
        <source>Another variable has this name.</source>
        <translation>Une autre variable porte déjà ce nom.</translation>
    </message>
    <message>
        <source>Letters, digits, “_”, “-” and “.” only.</source>
        <translation>Seulement des lettres, des chiffres, «&#xa0;_&#xa0;», «&#xa0;-&#xa0;» et «&#xa0;.&#xa0;».</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 mois</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 seconde</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 semaine</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>: {words}.</source>
        <translation>&#xa0;: {words}.</translation>
    </message>
    <message>
        <source>A manifest is an object.</source>
        <translation>Un manifeste est un objet.</translation>
    </message>
    <message>
        <source>A secret could not be deleted from the keyring ({kind}).</source>
        <translation>Un secret n’a pas pu être supprimé du trousseau ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be found in the keyring ({kind}).</source>
        <translation>Un secret n’a pas pu être trouvé dans le trousseau ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be read from the keyring ({kind}).</source>
        <translation>Un secret n’a pas pu être lu dans le trousseau ({kind}).</translation>
    </message>
    <message>
        <source>A secret could not be written to the keyring ({kind}).</source>
        <translation>Un secret n’a pas pu être écrit dans le trousseau ({kind}).</translation>
    </message>
    <message>
        <source>A secret has characters in it that are not text.</source>
        <translation>Un secret contient des caractères qui ne sont pas du texte.</translation>
    </message>
    <message>
        <source>A template is an object.</source>
        <translation>Un modèle est un objet.</translation>
    </message>
    <message>
        <source>Add the button</source>
        <translation>Ajouter le bouton</translation>
    </message>
    <message>
        <source>Allow a file with the reply</source>
        <translation>Permettre un fichier avec la réponse</translation>
    </message>
    <message>
        <source>Allow no files</source>
        <translation>N’autoriser aucun fichier</translation>
    </message>
    <message>
        <source>Allow text or a file</source>
        <translation>Autoriser un texte ou un fichier</translation>
    </message>
    <message>
        <source>An admin can re-activate it there; it then has a new token to be entered here.</source>
        <translation>Un admin peut l’y réactiver ; il a alors une nouvelle clé d’accès, à saisir ici.</translation>
    </message>
    <message>
        <source>An unexpected fault ({kind}) stopped this one.</source>
        <translation>Une erreur inattendue ({kind}) a arrêté celui-ci.</translation>
    </message>
    <message>
        <source>An unexpected fault ({kind}).</source>
        <translation>Une erreur inattendue ({kind}).</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Et {count} autres.</translation>
    </message>
    <message>
        <source>Another Network was chosen meanwhile.</source>
        <translation>Un autre réseau a été choisi entre-temps.</translation>
    </message>
    <message>
        <source>Another process has held the settings for long.</source>
        <translation>Un autre processus bloque les réglages depuis longtemps.</translation>
    </message>
    <message>
        <source>Another process holds the file of secrets.</source>
        <translation>Un autre processus bloque le fichier des secrets.</translation>
    </message>
    <message>
        <source>Another program holds it; trying again.</source>
        <translation>Un autre programme le bloque&#xa0;; nouvel essai en cours.</translation>
    </message>
    <message>
        <source>Ask an admin of the SocialHub account for a new token, and enter it here.</source>
        <translation>Demandez une nouvelle clé d’accès à un administrateur du compte SocialHub, et saisissez-la ici.</translation>
    </message>
    <message>
        <source>Ask an admin of the SocialHub account whether the Inbox API is enabled, and for the right token.</source>
        <translation>Demandez à un administrateur du compte SocialHub si l’Inbox API est activée, et la bonne clé d’accès.</translation>
    </message>
    <message>
        <source>Ask an admin to re-activate it; it then has a new token, to be entered here.</source>
        <translation>Demandez à un administrateur de le réactiver&#xa0;; il a alors une nouvelle clé d’accès, à saisir ici.</translation>
    </message>
    <message>
        <source>Channel Wizard cannot tell whether this was carried out. Check the Network first.</source>
        <translation>Channel Wizard ne sait pas si cela a été fait. Vérifiez d’abord sur le réseau.</translation>
    </message>
    <message>
        <source>Channel Wizard does not know actions of the type “{type}”.</source>
        <translation>Channel Wizard ne connaît pas d’actions du type « {type} ».</translation>
    </message>
    <message>
        <source>Channel Wizard does not know which post this Ticket stands for.</source>
        <translation>Channel Wizard ne sait pas quel message ce ticket représente.</translation>
    </message>
    <message>
        <source>Channel Wizard is already running with this home.</source>
        <translation>Channel Wizard fonctionne déjà avec ce dossier de données.</translation>
    </message>
    <message>
        <source>Channel Wizard is starting.</source>
        <translation>Channel Wizard démarre.</translation>
    </message>
    <message>
        <source>Channel Wizard met a fault of its own ({kind}).</source>
        <translation>Channel Wizard a rencontré une erreur interne ({kind}).</translation>
    </message>
    <message>
        <source>Channels are set up here already: {names}.</source>
        <translation>Des canaux sont déjà configurés ici : {names}.</translation>
    </message>
    <message>
        <source>Check SocialHub’s address.</source>
        <translation>Vérifiez l’adresse de SocialHub.</translation>
    </message>
    <message>
        <source>Check date and time, and whether a proxy or virus scanner opens encrypted connections.</source>
        <translation>Vérifiez la date et l’heure, et si un proxy ou un antivirus ouvre les connexions chiffrées.</translation>
    </message>
    <message>
        <source>Check its permissions, and those of the folder it is in.</source>
        <translation>Vérifiez ses droits d’accès, et ceux du dossier qui le contient.</translation>
    </message>
    <message>
        <source>Check that it can be reached from the internet, and that no firewall stands between.</source>
        <translation>Vérifiez qu’elle est joignable depuis internet, et qu’aucun pare-feu ne s’interpose.</translation>
    </message>
    <message>
        <source>Check that it is a file and that you may read it.</source>
        <translation>Vérifiez que c’est un fichier et que vous pouvez le lire.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Vérifiez que c’est le bon fichier.</translation>
    </message>
    <message>
        <source>Check that the address and its port are answered with https.</source>
        <translation>Vérifiez que l’adresse et son port répondent en https.</translation>
    </message>
    <message>
        <source>Check that the address is public, has a valid certificate, and leads to this computer.</source>
        <translation>Vérifiez que l’adresse est publique, qu’elle a un certificat valable et qu’elle mène à cet ordinateur.</translation>
    </message>
    <message>
        <source>Check that the address leads to this computer, and that nothing between changes requests and answers.</source>
        <translation>Vérifiez que l’adresse mène à cet ordinateur, et que rien entre les deux ne modifie les requêtes et les réponses.</translation>
    </message>
    <message>
        <source>Check that your proxy or tunnel is running, and that its port is open to the internet.</source>
        <translation>Vérifiez que votre proxy ou tunnel fonctionne, et que son port est ouvert sur internet.</translation>
    </message>
    <message>
        <source>Check that your proxy or tunnel is running.</source>
        <translation>Vérifiez que votre proxy ou tunnel fonctionne.</translation>
    </message>
    <message>
        <source>Check the address, and where your proxy or tunnel leads.</source>
        <translation>Vérifiez l’adresse, et où mène votre proxy ou tunnel.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Check the address. A new name can take some hours until it is known everywhere.</source>
        <translation>Vérifiez l’adresse. Un nouveau nom peut mettre quelques heures à être connu partout.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the data folder.</source>
        <translation>Vérifiez le disque et les droits d’accès du dossier de données.</translation>
    </message>
    <message>
        <source>Check the file and its folder.</source>
        <translation>Vérifiez le fichier et son dossier.</translation>
    </message>
    <message>
        <source>Check the file&apos;s and its folder&apos;s permissions.</source>
        <translation>Vérifiez les droits d’accès du fichier et de son dossier.</translation>
    </message>
    <message>
        <source>Check the hub&apos;s address, and whether this network wants a log-in page to be filled in first.</source>
        <translation>Vérifiez l’adresse de SocialHub, et si votre accès à internet demande d’abord une connexion.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Vérifiez le chemin.</translation>
    </message>
    <message>
        <source>Check the permissions of your autostart folder.</source>
        <translation>Vérifiez les droits d’accès de votre dossier de démarrage automatique.</translation>
    </message>
    <message>
        <source>Check the permissions of {folder}.</source>
        <translation>Vérifiez les droits d’accès de {folder}.</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s settings.</source>
        <translation>Vérifiez les réglages du proxy.</translation>
    </message>
    <message>
        <source>Check the server’s name and this computer’s connection.</source>
        <translation>Vérifiez le nom du serveur et la connexion de cet ordinateur.</translation>
    </message>
    <message>
        <source>Check the server’s name. It is the part after the last @ of your handle, or where you log in.</source>
        <translation>Vérifiez le nom du serveur. C’est la partie qui suit le dernier @ de votre identifiant, ou l’endroit où vous vous connectez.</translation>
    </message>
    <message>
        <source>Check your proxy or tunnel, then try again.</source>
        <translation>Vérifiez votre proxy ou tunnel, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose a long one.</source>
        <translation>Choisissez-en une longue.</translation>
    </message>
    <message>
        <source>Choose a port above 1023 for listen.</source>
        <translation>Choisissez un port au-dessus de 1023.</translation>
    </message>
    <message>
        <source>Choose another name, or remove it first: channel-wizard channels remove {name}.</source>
        <translation>Choisissez un autre nom, ou supprimez-le d’abord&#xa0;: channel-wizard channels remove {name}.</translation>
    </message>
    <message>
        <source>Choose for each of them: {places}.</source>
        <translation>Choisissez pour chacun&#xa0;: {places}.</translation>
    </message>
    <message>
        <source>Choose the file that “Back up” wrote.</source>
        <translation>Choisissez le fichier écrit par « Sauvegarder ».</translation>
    </message>
    <message>
        <source>Choose what becomes Tickets.</source>
        <translation>Choisissez ce qui devient des tickets.</translation>
    </message>
    <message>
        <source>Choose “Only tickets”, or have SocialHub’s team enter the address.</source>
        <translation>Choisissez «&#xa0;Seulement des tickets&#xa0;», ou faites inscrire l’adresse par l’équipe de SocialHub.</translation>
    </message>
    <message>
        <source>Connected to {network} as {name} ({handle}).</source>
        <translation>Connecté à {network} en tant que {name} ({handle}).</translation>
    </message>
    <message>
        <source>Copy it again, whole.</source>
        <translation>Copiez-le de nouveau, en entier.</translation>
    </message>
    <message>
        <source>Copy it again, without anything around it.</source>
        <translation>Copiez-la de nouveau, sans rien autour.</translation>
    </message>
    <message>
        <source>Copy it whole.</source>
        <translation>Copiez-la en entier.</translation>
    </message>
    <message>
        <source>Copy the token from SocialHub: Account › Channels, then the Custom Channel. It has three parts with a dot between.</source>
        <translation>Copiez la clé depuis SocialHub&#xa0;: Compte › Canaux, puis le Custom Channel. Elle a trois parties séparées par un point.</translation>
    </message>
    <message>
        <source>Copy the token of the right channel, or set that one up as a new channel.</source>
        <translation>Copiez la clé du bon canal, ou installez l’autre comme nouveau canal.</translation>
    </message>
    <message>
        <source>Copy the token of the right channel.</source>
        <translation>Copiez la clé du bon canal.</translation>
    </message>
    <message>
        <source>Correct it, or move it away and set the channels up again. It was left as it is.</source>
        <translation>Corrigez-le, ou déplacez-le et installez les canaux de nouveau. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <source>Correct or remove that setting, or {otherwise}.</source>
        <translation>Corrigez ou supprimez ce réglage, ou {otherwise}.</translation>
    </message>
    <message>
        <source>Cut it to {count} characters</source>
        <translation>Raccourcir à {count} caractères</translation>
    </message>
    <message>
        <source>End other running Channel Wizards, then try again.</source>
        <translation>Fermez les autres Channel Wizard ouverts, puis réessayez.</translation>
    </message>
    <message>
        <source>Enter the address that is answered without a detour.</source>
        <translation>Saisissez l’adresse qui répond sans détour.</translation>
    </message>
    <message>
        <source>Enter the address that is answered without a detour; SocialHub follows none.</source>
        <translation>Saisissez l’adresse qui répond sans détour&#xa0;; SocialHub n’en suit aucun.</translation>
    </message>
    <message>
        <source>Enter the address that your proxy or tunnel has on the internet.</source>
        <translation>Saisissez l’adresse qu’a votre proxy ou tunnel sur internet.</translation>
    </message>
    <message>
        <source>Enter the channel&apos;s access again to store it anew.</source>
        <translation>Saisissez de nouveau l’accès du canal pour le ranger une nouvelle fois.</translation>
    </message>
    <message>
        <source>Enter {server} as the server.</source>
        <translation>Saisissez {server} comme serveur.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Give its access token.</source>
        <translation>Indiquez sa clé d’accès.</translation>
    </message>
    <message>
        <source>Give the one it was made with.</source>
        <translation>Indiquez celle avec laquelle il a été créé.</translation>
    </message>
    <message>
        <source>Go back to “Inbox buttons” and choose.</source>
        <translation>Revenez à «&#xa0;Boutons&#xa0;» et choisissez.</translation>
    </message>
    <message>
        <source>Install and unlock gnome-keyring, KWallet or KeePassXC (with its Secret Service switched on), then start Channel Wizard again; or {otherwise}.</source>
        <translation>Installez et déverrouillez gnome-keyring, KWallet ou KeePassXC (avec son Secret Service activé), puis relancez Channel Wizard&#xa0;; ou {otherwise}.</translation>
    </message>
    <message>
        <source>Install the newer Channel Wizard again; nothing was changed.</source>
        <translation>Réinstallez le Channel Wizard plus récent&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It failed {count} times: {error}</source>
        <translation>Cela a échoué {count} fois : {error}</translation>
    </message>
    <message>
        <source>It has to be valid, complete with its chain, for this very name, and of a known authority.</source>
        <translation>Il doit être valable, complet avec sa chaîne, établi pour ce nom précis et par une autorité connue.</translation>
    </message>
    <message>
        <source>It is asked regularly instead.</source>
        <translation>Il est interrogé régulièrement à la place.</translation>
    </message>
    <message>
        <source>It starts again by itself in a minute. Nothing is lost.</source>
        <translation>Il redémarre de lui-même dans une minute. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again.</source>
        <translation>Vérifiez la connexion à internet, puis réessayez.</translation>
    </message>
    <message>
        <source>A proxy that opens encrypted connections needs its own authority in this computer&apos;s store.</source>
        <translation>Un proxy qui ouvre les connexions chiffrées a besoin de sa propre autorité dans le magasin de cet ordinateur.</translation>
    </message>
    <message>
        <source>A request has no number where one belongs: {key}.</source>
        <translation>Il manque un nombre dans une demande : {key}.</translation>
    </message>
    <message>
        <source>A request names a channel that is no name.</source>
        <translation>Une demande nomme un canal par autre chose qu’un nom.</translation>
    </message>
    <message>
        <source>A user name for a proxy has no colon in it.</source>
        <translation>Un nom d’utilisateur pour un proxy ne contient pas de deux-points.</translation>
    </message>
    <message>
        <source>A variable cannot be called “{name}”: use letters, digits, “-” and “_”, and no word that means something else in a placeholder, such as “this” or “else”.</source>
        <translation>Une variable ne peut pas s’appeler «&#xa0;{name}&#xa0;»&#xa0;: utilisez des lettres, des chiffres, «&#xa0;-&#xa0;» et «&#xa0;_&#xa0;», et aucun mot qui a un autre sens dans un emplacement, comme «&#xa0;this&#xa0;» ou «&#xa0;else&#xa0;».</translation>
    </message>
    <message>
        <source>Another program may have that port: end it, or choose another one.</source>
        <translation>Un autre programme occupe peut-être ce port : arrêtez-le, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Another template has this name, too.</source>
        <translation>Un autre modèle porte aussi ce nom.</translation>
    </message>
    <message>
        <source>Another template has this networkId, too.</source>
        <translation>Un autre modèle a aussi ce networkId.</translation>
    </message>
    <message>
        <source>Becoming Tickets: {count}.</source>
        <translation>En train de devenir des tickets : {count}.</translation>
    </message>
    <message>
        <source>Both sides are asked now.</source>
        <translation>Les deux côtés sont interrogés maintenant.</translation>
    </message>
    <message>
        <source>Bring both together, look, and save again.</source>
        <translation>Réunissez les deux, vérifiez, puis enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>Channel Wizard is already running, and does not answer.</source>
        <translation>Channel Wizard fonctionne déjà et ne répond pas.</translation>
    </message>
    <message>
        <source>Channel Wizard is not running.</source>
        <translation>Channel Wizard n’est pas en marche.</translation>
    </message>
    <message>
        <source>Channel Wizard is running.</source>
        <translation>Channel Wizard est en marche.</translation>
    </message>
    <message>
        <source>Channel Wizard runs without a window here.</source>
        <translation>Channel Wizard tourne ici sans fenêtre.</translation>
    </message>
    <message>
        <source>Channel Wizard was started for other channels only.</source>
        <translation>Channel Wizard n’a été démarré que pour d’autres canaux.</translation>
    </message>
    <message>
        <source>Channel Wizard&apos;s window is already running with this home (process {pid}).</source>
        <translation>La fenêtre de Channel Wizard tourne déjà avec ce dossier (processus {pid}).</translation>
    </message>
    <message>
        <source>Check address and port.</source>
        <translation>Vérifiez l’adresse et le port.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Vérifiez les droits de son dossier.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences, or with “channel-wizard proxy test”.</source>
        <translation>Vérifiez le proxy dans les préférences, ou avec « channel-wizard proxy test ».</translation>
    </message>
    <message>
        <source>Check the proxy: channel-wizard proxy test.</source>
        <translation>Vérifiez le proxy : channel-wizard proxy test.</translation>
    </message>
    <message>
        <source>Check the user name and the password in the proxy&apos;s settings.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe dans les réglages du proxy.</translation>
    </message>
    <message>
        <source>Check the user name.</source>
        <translation>Vérifiez le nom d’utilisateur.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection, then try again.</source>
        <translation>Vérifiez la connexion de cet ordinateur, puis réessayez.</translation>
    </message>
    <message>
        <source>Check whether a proxy or a log-in page of this network stands between, then try again.</source>
        <translation>Vérifiez si un proxy ou une page de connexion de votre accès à internet s’interpose, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose one to come.</source>
        <translation>Choisissez-en une à venir.</translation>
    </message>
    <message>
        <source>Copy a manifest first.</source>
        <translation>Copiez d’abord un manifeste.</translation>
    </message>
    <message>
        <source>End it, then start it again. Nothing is lost.</source>
        <translation>Quittez-le, puis relancez-le. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Enter an http or https proxy; most SOCKS servers offer one.</source>
        <translation>Indiquez un proxy http ou https ; la plupart des serveurs SOCKS en offrent un.</translation>
    </message>
    <message>
        <source>Enter it again in the preferences, or with “channel-wizard proxy set”.</source>
        <translation>Saisissez-le à nouveau dans les préférences, ou avec « channel-wizard proxy set ».</translation>
    </message>
    <message>
        <source>Enter it, or leave the user name out.</source>
        <translation>Saisissez-le, ou omettez le nom d’utilisateur.</translation>
    </message>
    <message>
        <source>Give a new token: channel-wizard channels token.</source>
        <translation>Donnez une nouvelle clé d’accès : channel-wizard channels token.</translation>
    </message>
    <message>
        <source>Given up by hand.</source>
        <translation>Abandonné à la main.</translation>
    </message>
    <message>
        <source>Given up: {count}.</source>
        <translation>Abandonnés : {count}.</translation>
    </message>
    <message>
        <source>If it was kept somewhere else before, use that store again; else give it anew.</source>
        <translation>S’il était gardé ailleurs auparavant, utilisez de nouveau ce coffre ; sinon, saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>In step.</source>
        <translation>À jour.</translation>
    </message>
    <message>
        <source>It could not be started ({kind}).</source>
        <translation>Il n’a pas pu démarrer ({kind}).</translation>
    </message>
    <message>
        <source>It follows once SocialHub accepts us again.</source>
        <translation>Cela suivra dès que SocialHub nous acceptera de nouveau.</translation>
    </message>
    <message>
        <source>It follows once the proxy lets us through.</source>
        <translation>Cela suivra dès que le proxy nous laissera passer.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Cela reprend tout seul.</translation>
    </message>
    <message>
        <source>It goes on once Channel Wizard runs.</source>
        <translation>Cela reprendra dès que Channel Wizard sera en marche.</translation>
    </message>
    <message>
        <source>It may be of another version: stop it, then start it again.</source>
        <translation>C’est peut-être une autre version : arrêtez-le, puis relancez-le.</translation>
    </message>
    <message>
        <source>It relays as well. Quit it first, or set CHANNEL_WIZARD_HOME to another folder.</source>
        <translation>Elle relaie aussi. Quittez-la d’abord, ou donnez à CHANNEL_WIZARD_HOME un autre dossier.</translation>
    </message>
    <message>
        <source>It waits until somebody logs in again.</source>
        <translation>Cela attend que quelqu’un se reconnecte.</translation>
    </message>
    <message>
        <source>Its only field is “server”.</source>
        <translation>Son seul champ est «&#xa0;server&#xa0;».</translation>
    </message>
    <message>
        <source>Known here: {known}.</source>
        <translation>Connus ici&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>Leave it out there; the log-in has fields of its own.</source>
        <translation>Omettez-les ici ; la connexion a ses propres champs.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Retirez-le.</translation>
    </message>
    <message>
        <source>Let SocialHub’s requests pass without a log-in, and check this computer’s clock.</source>
        <translation>Laissez passer les requêtes de SocialHub sans connexion, et vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>Let the system set date and time by itself; all goes on then.</source>
        <translation>Laissez le système régler lui-même la date et l’heure ; tout reprend ensuite.</translation>
    </message>
    <message>
        <source>Let your own service manager run “channel-wizard sync”, or start it at log-in.</source>
        <translation>Laissez votre propre gestionnaire de services lancer « channel-wizard sync », ou lancez-le à l’ouverture de session.</translation>
    </message>
    <message>
        <source>Let your proxy or tunnel pass requests on to the port below.</source>
        <translation>Faites transmettre les requêtes par votre proxy ou tunnel au port ci-dessous.</translation>
    </message>
    <message>
        <source>Let your proxy or tunnel pass requests on to this program’s port.</source>
        <translation>Faites transmettre les requêtes par votre proxy ou tunnel au port de ce programme.</translation>
    </message>
    <message>
        <source>Line {line}: {message}</source>
        <translation>Ligne {line}&#xa0;: {message}</translation>
    </message>
    <message>
        <source>Listening on port {port} failed.</source>
        <translation>L’écoute sur le port {port} a échoué.</translation>
    </message>
    <message>
        <source>Log in again, and allow all that is asked for.</source>
        <translation>Reconnectez-vous, et autorisez tout ce qui est demandé.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Reconnectez-vous.</translation>
    </message>
    <message>
        <source>Log in again: channel-wizard channels login.</source>
        <translation>Reconnectez-vous : channel-wizard channels login.</translation>
    </message>
    <message>
        <source>Log in to that one.</source>
        <translation>Connectez-vous à celui-là.</translation>
    </message>
    <message>
        <source>Log in with that account.</source>
        <translation>Connectez-vous avec ce compte.</translation>
    </message>
    <message>
        <source>Log in with the right account.</source>
        <translation>Connectez-vous avec le bon compte.</translation>
    </message>
    <message>
        <source>Log in with your own account, so that the Credential Manager is open, then start Channel Wizard again; or {otherwise}.</source>
        <translation>Ouvrez une session avec votre propre compte, pour que le Gestionnaire d’identification soit ouvert, puis relancez Channel Wizard&#xa0;; ou {otherwise}.</translation>
    </message>
    <message>
        <source>Log in.</source>
        <translation>Connectez-vous.</translation>
    </message>
    <message>
        <source>Look at it again and repeat the step.</source>
        <translation>Regardez-le de nouveau et répétez l’étape.</translation>
    </message>
    <message>
        <source>Look at the changes again.</source>
        <translation>Regardez de nouveau les modifications.</translation>
    </message>
    <message>
        <source>Make it “{value}”</source>
        <translation>Mettre «&#xa0;{value}&#xa0;»</translation>
    </message>
    <message>
        <source>Make room, then start again; the copy is kept.</source>
        <translation>Libérez de la place, puis relancez&#xa0;; la copie est gardée.</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Faites de la place.</translation>
    </message>
    <message>
        <source>Make room; SocialHub tries again.</source>
        <translation>Libérez de la place&#xa0;; SocialHub réessaie.</translation>
    </message>
    <message>
        <source>Make room; everything waits until then, and nothing is lost.</source>
        <translation>Libérez de la place&#xa0;; tout attend jusque-là, et rien n’est perdu.</translation>
    </message>
    <message>
        <source>Mastodon has no field “{name}”.</source>
        <translation>Mastodon n’a pas de champ «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Mend it with “channel-wizard manifest”, or give a file.</source>
        <translation>Corrigez-le avec «&#xa0;channel-wizard manifest&#xa0;», ou indiquez un fichier.</translation>
    </message>
    <message>
        <source>Mend it, or move it away to begin anew.</source>
        <translation>Réparez-le, ou déplacez-le pour recommencer.</translation>
    </message>
    <message>
        <source>NaN and Infinity are no numbers in JSON.</source>
        <translation>NaN et Infinity ne sont pas des nombres en JSON.</translation>
    </message>
    <message>
        <source>Name a file that holds the passphrase and that only you can read.</source>
        <translation>Indiquez un fichier qui contient la phrase secrète et que vous seul pouvez lire.</translation>
    </message>
    <message>
        <source>No answer came through the proxy {proxy} in time.</source>
        <translation>Aucune réponse n’est arrivée à temps par le proxy {proxy}.</translation>
    </message>
    <message>
        <source>No channel is set up yet.</source>
        <translation>Aucun canal n’est encore configuré.</translation>
    </message>
    <message>
        <source>No encrypted connection to the webhook’s address came about.</source>
        <translation>Aucune connexion chiffrée n’a pu être établie avec l’adresse du webhook.</translation>
    </message>
    <message>
        <source>No log-in was begun.</source>
        <translation>Aucune connexion n’a été commencée.</translation>
    </message>
    <message>
        <source>Nobody asks while Channel Wizard is not running.</source>
        <translation>Personne ne demande tant que Channel Wizard n’est pas en marche.</translation>
    </message>
    <message>
        <source>Nobody can carry out “{id}”: {network} offers no such thing.</source>
        <translation>Personne ne peut exécuter «&#xa0;{id}&#xa0;»&#xa0;: {network} n’offre rien de tel.</translation>
    </message>
    <message>
        <source>Nobody finished the log-in page in time.</source>
        <translation>La page de connexion n’a pas été terminée à temps.</translation>
    </message>
    <message>
        <source>Nobody is logged in yet.</source>
        <translation>Personne n’est encore connecté.</translation>
    </message>
    <message>
        <source>None is set up yet: start with “channel-wizard setup”.</source>
        <translation>Aucun n’est encore installé&#xa0;: commencez par «&#xa0;channel-wizard setup&#xa0;».</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Pas encore interrogé.</translation>
    </message>
    <message>
        <source>Nothing answers at the proxy&apos;s address {proxy}.</source>
        <translation>Rien ne répond à l’adresse du proxy {proxy}.</translation>
    </message>
    <message>
        <source>Nothing called {reference} is waiting or set aside.</source>
        <translation>Rien du nom de {reference} n’attend ni n’est mis de côté.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Rien n’est choisi.</translation>
    </message>
    <message>
        <source>Nothing is set aside.</source>
        <translation>Rien n’est mis de côté.</translation>
    </message>
    <message>
        <source>Nothing is waiting or set aside.</source>
        <translation>Rien n’attend ni n’est mis de côté.</translation>
    </message>
    <message>
        <source>Nothing is wrong with “{name}”.</source>
        <translation>Tout va bien pour « {name} ».</translation>
    </message>
    <message>
        <source>Nothing listens for replies at {listen}.</source>
        <translation>Rien n’attend de réponses à {listen}.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Only Tickets: replies do not come to this computer.</source>
        <translation>Tickets seulement : les réponses ne viennent pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Only plain placeholders such as {example} are filled in.</source>
        <translation>Seuls les emplacements simples comme {example} sont remplis.</translation>
    </message>
    <message>
        <source>Open the log-in page again.</source>
        <translation>Rouvrez la page de connexion.</translation>
    </message>
    <message>
        <source>Paste it again.</source>
        <translation>Collez-la de nouveau.</translation>
    </message>
    <message>
        <source>Paused for a while. What arrives is kept.</source>
        <translation>En pause pour un moment. Ce qui arrive est gardé.</translation>
    </message>
    <message>
        <source>Paused until you resume. What arrives is kept.</source>
        <translation>En pause jusqu’à votre reprise. Ce qui arrive est gardé.</translation>
    </message>
    <message>
        <source>Port {port} is used by another program.</source>
        <translation>Le port {port} est utilisé par un autre programme.</translation>
    </message>
    <message>
        <source>Put in “{value}”</source>
        <translation>Insérer «&#xa0;{value}&#xa0;»</translation>
    </message>
    <message>
        <source>Reading what is new on {host}.</source>
        <translation>Lit les nouveautés de {host}.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove it: there is no limit then</source>
        <translation>Supprimer&#xa0;: il n’y a alors pas de limite</translation>
    </message>
    <message>
        <source>Remove the button</source>
        <translation>Retirer le bouton</translation>
    </message>
    <message>
        <source>Remove them first, or say that they are to be replaced.</source>
        <translation>Supprimez-les d’abord, ou indiquez qu’ils doivent être remplacés.</translation>
    </message>
    <message>
        <source>Rename it to “{name}”</source>
        <translation>Renommer en «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Replies are received at {listen} again.</source>
        <translation>Les réponses sont de nouveau reçues à {listen}.</translation>
    </message>
    <message>
        <source>Replies come to {url} from now on.</source>
        <translation>Les réponses arrivent désormais à {url}.</translation>
    </message>
    <message>
        <source>Replies do not come to this computer: there is no webhook&apos;s secret to renew.</source>
        <translation>Les réponses n’arrivent pas sur cet ordinateur&#xa0;: il n’y a pas de secret de webhook à renouveler.</translation>
    </message>
    <message>
        <source>Replies do not reach this computer: nothing of ours answers at {url}.</source>
        <translation>Les réponses n’atteignent pas cet ordinateur : rien de chez nous ne répond à {url}.</translation>
    </message>
    <message>
        <source>Replies do not reach this computer: {error}</source>
        <translation>Les réponses n’atteignent pas cet ordinateur : {error}</translation>
    </message>
    <message>
        <source>Replies on their way: {count}.</source>
        <translation>Réponses en route : {count}.</translation>
    </message>
    <message>
        <source>Replies were signed with another secret; the webhook is registered again.</source>
        <translation>Les réponses étaient signées avec un autre secret ; le webhook est de nouveau enregistré.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or move it away and enter the channels&apos; access again.</source>
        <translation>Restaurez-le depuis une sauvegarde, ou déplacez-le et saisissez de nouveau l’accès des canaux.</translation>
    </message>
    <message>
        <source>Run “channel-wizard doctor”.</source>
        <translation>Lancez «&#xa0;channel-wizard doctor&#xa0;».</translation>
    </message>
    <message>
        <source>Run “channel-wizard sync” here to see why, mend it, and install the service again.</source>
        <translation>Exécutez ici « channel-wizard sync » pour voir pourquoi, corrigez, puis installez de nouveau le service.</translation>
    </message>
    <message>
        <source>SOCKS proxies cannot be used.</source>
        <translation>Les proxys SOCKS ne peuvent pas être utilisés.</translation>
    </message>
    <message>
        <source>Secrets are kept in memory only and are gone when the program ends.</source>
        <translation>Les secrets ne sont gardés qu’en mémoire et disparaissent à la fin du programme.</translation>
    </message>
    <message>
        <source>Secrets are kept in the encrypted file {path}.</source>
        <translation>Les secrets sont rangés dans le fichier chiffré {path}.</translation>
    </message>
    <message>
        <source>Secrets are kept in {store}, as {by} says.</source>
        <translation>Les secrets sont rangés ici&#xa0;: {store}, comme l’indique {by}.</translation>
    </message>
    <message>
        <source>Secrets are kept in {store}.</source>
        <translation>Les secrets sont rangés ici&#xa0;: {store}.</translation>
    </message>
    <message>
        <source>Set an http or https proxy.</source>
        <translation>Réglez un proxy http ou https.</translation>
    </message>
    <message>
        <source>Set the limit to {count} characters</source>
        <translation>Fixer la limite à {count} caractères</translation>
    </message>
    <message>
        <source>Set via = &quot;none&quot;, or have SocialHub&apos;s team enter the address.</source>
        <translation>Mettez via = &quot;none&quot;, ou faites inscrire l’adresse par l’équipe de SocialHub.</translation>
    </message>
    <message>
        <source>SocialHub accepts the token; the channel is called “{name}”.</source>
        <translation>SocialHub accepte la clé&#xa0;; le canal s’appelle «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>SocialHub accepts valid certificates only; renew it.</source>
        <translation>SocialHub n’accepte que des certificats valables&#xa0;; renouvelez-le.</translation>
    </message>
    <message>
        <source>SocialHub answers; the token is good.</source>
        <translation>SocialHub répond ; la clé d’accès est valable.</translation>
    </message>
    <message>
        <source>SocialHub asks to wait: too many requests were made for this channel.</source>
        <translation>SocialHub demande d’attendre&#xa0;: trop de requêtes ont été faites pour ce canal.</translation>
    </message>
    <message>
        <source>SocialHub cannot be reached.</source>
        <translation>SocialHub est injoignable.</translation>
    </message>
    <message>
        <source>SocialHub did not answer in time.</source>
        <translation>SocialHub n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>SocialHub did not tell about the channel: {error}</source>
        <translation>SocialHub n’a rien dit du canal : {error}</translation>
    </message>
    <message>
        <source>SocialHub does not accept the certificate of the webhook’s address.</source>
        <translation>SocialHub n’accepte pas le certificat de l’adresse du webhook.</translation>
    </message>
    <message>
        <source>SocialHub does not allow this ({words}).</source>
        <translation>SocialHub ne permet pas cela ({words}).</translation>
    </message>
    <message>
        <source>SocialHub does not find the webhook’s name on the internet.</source>
        <translation>SocialHub ne trouve pas le nom du webhook sur internet.</translation>
    </message>
    <message>
        <source>SocialHub does not know this ticket or reply (any more).</source>
        <translation>SocialHub ne connaît pas (ou plus) ce ticket ou cette réponse.</translation>
    </message>
    <message>
        <source>SocialHub failed {count} times with this one: {error}</source>
        <translation>SocialHub a échoué {count} fois avec celui-ci : {error}</translation>
    </message>
    <message>
        <source>SocialHub got no answer from the webhook’s address in time.</source>
        <translation>SocialHub n’a pas reçu à temps de réponse de l’adresse du webhook.</translation>
    </message>
    <message>
        <source>SocialHub has a problem of its own (status {status}).</source>
        <translation>SocialHub a lui-même un problème (statut {status}).</translation>
    </message>
    <message>
        <source>SocialHub has a ticket of this id already.</source>
        <translation>SocialHub a déjà un ticket portant cet identifiant.</translation>
    </message>
    <message>
        <source>SocialHub keeps an empty Ticket where this post belongs, for answers to it came first. Read it on the Network; the answers are in the Inbox.</source>
        <translation>SocialHub garde un ticket vide à la place de ce message, car des réponses sont arrivées avant lui. Lisez-le sur le réseau ; les réponses sont dans l’Inbox.</translation>
    </message>
    <message>
        <source>SocialHub no longer accepts the access token.</source>
        <translation>SocialHub n’accepte plus la clé d’accès.</translation>
    </message>
    <message>
        <source>SocialHub refused the request: {words}</source>
        <translation>SocialHub a refusé la requête&#xa0;: {words}</translation>
    </message>
    <message>
        <source>SocialHub repeats a reply a few times only: start Channel Wizard soon.</source>
        <translation>SocialHub ne répète une réponse que quelques fois : lancez bientôt Channel Wizard.</translation>
    </message>
    <message>
        <source>SocialHub sends replies to {host}.</source>
        <translation>SocialHub envoie les réponses à {host}.</translation>
    </message>
    <message>
        <source>SocialHub sent an event that cannot be understood: {reason}</source>
        <translation>SocialHub a envoyé un événement incompréhensible : {reason}</translation>
    </message>
    <message>
        <source>SocialHub tries again.</source>
        <translation>SocialHub réessaie.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s address points elsewhere (status {status}).</source>
        <translation>L’adresse de SocialHub mène ailleurs (statut {status}).</translation>
    </message>
    <message>
        <source>SocialHub&apos;s certificate is not trusted on this computer.</source>
        <translation>Cet ordinateur ne fait pas confiance au certificat de SocialHub.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s manifest changed meanwhile, at places that you changed too. Nothing was sent.</source>
        <translation>Le manifeste de SocialHub a changé entre-temps, y compris là où vous l’avez modifié. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>SocialHub&apos;s team changes it for you.</source>
        <translation>L’équipe de SocialHub le modifie pour vous.</translation>
    </message>
    <message>
        <source>SocialHub’s test of the webhook failed.</source>
        <translation>Le test du webhook par SocialHub a échoué.</translation>
    </message>
    <message>
        <source>SocialHub’s test of the webhook failed: {reason}</source>
        <translation>Le test du webhook par SocialHub a échoué&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Somebody else changed these templates meanwhile. Nothing was saved.</source>
        <translation>Quelqu’un d’autre a modifié ces modèles entre-temps. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Something at the webhook’s address turns SocialHub away ({status}).</source>
        <translation>Quelque chose à l’adresse du webhook repousse SocialHub ({status}).</translation>
    </message>
    <message>
        <source>Something else answers at the webhook’s address ({status}).</source>
        <translation>Autre chose répond à l’adresse du webhook ({status}).</translation>
    </message>
    <message>
        <source>Something else answers at {host} (status {status}).</source>
        <translation>Autre chose répond à {host} (statut {status}).</translation>
    </message>
    <message>
        <source>Something else answers at {host}.</source>
        <translation>Autre chose répond à {host}.</translation>
    </message>
    <message>
        <source>Something else than this program answered SocialHub’s test of the webhook.</source>
        <translation>Autre chose que ce programme a répondu au test du webhook par SocialHub.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Recommencez quand vous serez prêt.</translation>
    </message>
    <message>
        <source>Start again with Add Channel in SocialHub.</source>
        <translation>Recommencez par «&#xa0;Ajouter un canal&#xa0;» dans SocialHub.</translation>
    </message>
    <message>
        <source>Start it yourself: channel-wizard sync</source>
        <translation>Démarrez-le vous-même&#xa0;: channel-wizard sync</translation>
    </message>
    <message>
        <source>Start it: the window, or “channel-wizard sync” on a server.</source>
        <translation>Lancez-le : la fenêtre, ou « channel-wizard sync » sur un serveur.</translation>
    </message>
    <message>
        <source>Start the log-in again to allow it.</source>
        <translation>Recommencez la connexion pour l’autoriser.</translation>
    </message>
    <message>
        <source>Start the log-in again.</source>
        <translation>Recommencez la connexion.</translation>
    </message>
    <message>
        <source>Start “channel-wizard sync” again: it restores the newest copy.</source>
        <translation>Relancez «&#xa0;channel-wizard sync&#xa0;»&#xa0;: cela restaure la copie la plus récente.</translation>
    </message>
    <message>
        <source>Starting at log-in could not be changed: {reason}.</source>
        <translation>Le démarrage à l’ouverture de session n’a pas pu être changé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Stop it first, or set CHANNEL_WIZARD_HOME to another folder.</source>
        <translation>Arrêtez-le d’abord, ou donnez un autre dossier à CHANNEL_WIZARD_HOME.</translation>
    </message>
    <message>
        <source>Stop it first: channel-wizard service remove, or systemctl --user stop channel-wizard.</source>
        <translation>Arrêtez-le d’abord : channel-wizard service remove, ou systemctl --user stop channel-wizard.</translation>
    </message>
    <message>
        <source>Stop it, then start it again.</source>
        <translation>Arrêtez-le, puis relancez-le.</translation>
    </message>
    <message>
        <source>Stop it, then start the window; it relays as well.</source>
        <translation>Arrêtez-le, puis lancez la fenêtre ; elle relaie aussi.</translation>
    </message>
    <message>
        <source>Stop that program, or choose another port for listen and for the proxy or tunnel in front of it.</source>
        <translation>Arrêtez ce programme, ou choisissez un autre port, aussi pour le proxy ou tunnel placé devant.</translation>
    </message>
    <message>
        <source>Take at least {count} characters; several words are easy to keep.</source>
        <translation>Prenez au moins {count} caractères ; plusieurs mots se retiennent facilement.</translation>
    </message>
    <message>
        <source>Take out what cannot be written</source>
        <translation>Retirer ce qui ne peut pas être écrit</translation>
    </message>
    <message>
        <source>Take the English text: “{text}”</source>
        <translation>Prendre le texte anglais&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Take the French text: “{text}”</source>
        <translation>Prendre le texte français&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Take the German text: “{text}”</source>
        <translation>Prendre le texte allemand&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Take the address of this channel&apos;s templates</source>
        <translation>Prendre l’adresse des modèles de ce canal</translation>
    </message>
    <message>
        <source>Take the free id “{id}”</source>
        <translation>Prendre l’identifiant libre «&#xa0;{id}&#xa0;»</translation>
    </message>
    <message>
        <source>Take the text that the Network declares</source>
        <translation>Prendre le texte que le réseau indique</translation>
    </message>
    <message>
        <source>Take the text that the Network declares: “{text}”</source>
        <translation>Prendre le texte que le réseau indique&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Templates have a name, a networkId, variables and texts only.</source>
        <translation>Les modèles n’ont que name, networkId, variables et des textes.</translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation>Cette heure est passée.</translation>
    </message>
    <message>
        <source>The Network’s access belongs to {handle} now, this channel to {wanted}.</source>
        <translation>L’accès au réseau appartient maintenant à {handle}, ce canal à {wanted}.</translation>
    </message>
    <message>
        <source>The SocialHub account has as many channels as it may have.</source>
        <translation>Le compte SocialHub a autant de canaux qu’il peut en avoir.</translation>
    </message>
    <message>
        <source>The SocialHub token of {channel}</source>
        <translation>La clé SocialHub de {channel}</translation>
    </message>
    <message>
        <source>The access to the Network stays: {error}</source>
        <translation>L’accès au réseau subsiste : {error}</translation>
    </message>
    <message>
        <source>The access token has blanks or other characters in it that no token has.</source>
        <translation>La clé d’accès contient des espaces ou d’autres caractères qu’aucune clé ne contient.</translation>
    </message>
    <message>
        <source>The access token is empty.</source>
        <translation>La clé d’accès est vide.</translation>
    </message>
    <message>
        <source>The access token is missing.</source>
        <translation>La clé d’accès manque.</translation>
    </message>
    <message>
        <source>The access token is not in the store of secrets any more.</source>
        <translation>La clé d’accès n’est plus dans le coffre des secrets.</translation>
    </message>
    <message>
        <source>The action {which}</source>
        <translation>L’action {which}</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>L’adresse</translation>
    </message>
    <message>
        <source>The answer does not belong to this log-in.</source>
        <translation>La réponse n’appartient pas à cette connexion.</translation>
    </message>
    <message>
        <source>The answer of the log-in page is ambiguous.</source>
        <translation>La réponse de la page de connexion est ambiguë.</translation>
    </message>
    <message>
        <source>The answers so far cannot be kept: {reason}.</source>
        <translation>Les saisies ne peuvent pas être gardées&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The browser came back to another address than agreed.</source>
        <translation>Le navigateur est revenu à une autre adresse que prévu.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted on this computer.</source>
        <translation>Le certificat de {host} n’est pas reconnu sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid.</source>
        <translation>Le certificat de {host} n’est pas valable.</translation>
    </message>
    <message>
        <source>The channel and its webhook are in order on SocialHub again.</source>
        <translation>Le canal et son webhook sont de nouveau en ordre sur SocialHub.</translation>
    </message>
    <message>
        <source>The channel has not started.</source>
        <translation>Le canal n’a pas démarré.</translation>
    </message>
    <message>
        <source>The channel is deactivated in SocialHub.</source>
        <translation>Le canal est désactivé dans SocialHub.</translation>
    </message>
    <message>
        <source>The channel is still being set up.</source>
        <translation>Le canal est encore en cours d’installation.</translation>
    </message>
    <message>
        <source>The channel was switched off on SocialHub.</source>
        <translation>Le canal a été désactivé sur SocialHub.</translation>
    </message>
    <message>
        <source>The connection to SocialHub broke off.</source>
        <translation>La connexion à SocialHub s’est interrompue.</translation>
    </message>
    <message>
        <source>The connection to the webhook’s address broke off before the answer.</source>
        <translation>La connexion à l’adresse du webhook s’est interrompue avant la réponse.</translation>
    </message>
    <message>
        <source>The connection to {host} broke.</source>
        <translation>La connexion à {host} s’est interrompue.</translation>
    </message>
    <message>
        <source>The disk is almost full.</source>
        <translation>Le disque est presque plein.</translation>
    </message>
    <message>
        <source>The disk is almost full. Make room; nothing is lost.</source>
        <translation>Le disque est presque plein. Faites de la place ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The disk is almost full. Nothing is lost; nothing more is taken in.</source>
        <translation>Le disque est presque plein. Rien n’est perdu ; plus rien n’est accepté.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>The file of secrets {path} cannot be read: {reason}.</source>
        <translation>Le fichier des secrets {path} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file of secrets {path} cannot be written: {reason}.</source>
        <translation>Le fichier des secrets {path} ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file of secrets {path} does not open with this passphrase.</source>
        <translation>Le fichier des secrets {path} ne s’ouvre pas avec cette phrase secrète.</translation>
    </message>
    <message>
        <source>The file of secrets {path} is damaged.</source>
        <translation>Le fichier des secrets {path} est endommagé.</translation>
    </message>
    <message>
        <source>The file of secrets {path} was written by a newer version.</source>
        <translation>Le fichier des secrets {path} a été écrit par une version plus récente.</translation>
    </message>
    <message>
        <source>The file that {variable} names cannot be read: {reason}.</source>
        <translation>Le fichier que {variable} désigne ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The file that {variable} names is not a text file.</source>
        <translation>Le fichier que {variable} désigne n’est pas un fichier texte.</translation>
    </message>
    <message>
        <source>The file with the templates is damaged: {path}</source>
        <translation>Le fichier des modèles est endommagé&#xa0;: {path}</translation>
    </message>
    <message>
        <source>The history lists those that are kept.</source>
        <translation>L’historique indique celles qui sont gardées.</translation>
    </message>
    <message>
        <source>The journal cannot be written.</source>
        <translation>Le journal ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>The journal is busy.</source>
        <translation>Le journal est occupé.</translation>
    </message>
    <message>
        <source>The journal is damaged, and its copy cannot be put in its place: {reason}.</source>
        <translation>Le journal est endommagé, et sa copie ne peut pas prendre sa place&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The journal is damaged.</source>
        <translation>Le journal est endommagé.</translation>
    </message>
    <message>
        <source>The journal reports: {reason}.</source>
        <translation>Le journal indique&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The journal was damaged and is restored from the copy {copy}. What came after that copy is read again; replies are looked for on the Network before they are posted.</source>
        <translation>Le journal était endommagé et a été restauré depuis la copie {copy}. Ce qui est venu après est relu ; les réponses sont cherchées sur le réseau avant d’être publiées.</translation>
    </message>
    <message>
        <source>The journal was damaged, and there was no copy: a new one is begun. Everything is read again; replies are looked for on the Network before they are posted.</source>
        <translation>Le journal était endommagé et il n’y avait pas de copie : un nouveau est commencé. Tout est relu ; les réponses sont cherchées sur le réseau avant d’être publiées.</translation>
    </message>
    <message>
        <source>The journal was written by a newer Channel Wizard (its version is {version}, this one reads up to {known}).</source>
        <translation>Le journal a été écrit par un Channel Wizard plus récent (il est en version {version}, celui-ci lit jusqu’à {known}).</translation>
    </message>
    <message>
        <source>The keyring did not keep what was stored in it.</source>
        <translation>Le trousseau n’a pas gardé ce qui y a été rangé.</translation>
    </message>
    <message>
        <source>The keyring holds only a part of a secret.</source>
        <translation>Le trousseau ne contient qu’une partie d’un secret.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Le trousseau est verrouillé.</translation>
    </message>
    <message>
        <source>The keyring that {by} names does not work here ({kind}).</source>
        <translation>Le trousseau que {by} désigne ne fonctionne pas ici ({kind}).</translation>
    </message>
    <message>
        <source>The log-in is not in the store of secrets any more.</source>
        <translation>La connexion n’est plus dans le coffre des secrets.</translation>
    </message>
    <message>
        <source>The log-in of {channel}</source>
        <translation>La connexion de {channel}</translation>
    </message>
    <message>
        <source>The log-in page sent no code.</source>
        <translation>La page de connexion n’a pas envoyé de code.</translation>
    </message>
    <message>
        <source>The log-in took too long, or its answer was used before.</source>
        <translation>La connexion a duré trop longtemps, ou sa réponse a déjà servi.</translation>
    </message>
    <message>
        <source>The manifest</source>
        <translation>Le manifeste</translation>
    </message>
    <message>
        <source>The manifest file {path} cannot be read.</source>
        <translation>Le fichier de manifeste {path} ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The manifest file {path} does not exist.</source>
        <translation>Le fichier de manifeste {path} n’existe pas.</translation>
    </message>
    <message>
        <source>The manifest file {path} is too large to be a manifest.</source>
        <translation>Le fichier {path} est trop grand pour être un manifeste.</translation>
    </message>
    <message>
        <source>The manifest fits already.</source>
        <translation>Le manifeste convient déjà.</translation>
    </message>
    <message>
        <source>The manifest fits what the Network takes now.</source>
        <translation>Le manifeste correspond maintenant à ce que le réseau accepte.</translation>
    </message>
    <message>
        <source>The manifest has no such place (any more).</source>
        <translation>Le manifeste n’a pas (ou plus) cet emplacement.</translation>
    </message>
    <message>
        <source>The manifest is not right yet, and was not sent: {message}</source>
        <translation>Le manifeste n’est pas encore correct et n’a pas été envoyé&#xa0;: {message}</translation>
    </message>
    <message>
        <source>The manifest is written and the webhook registered.</source>
        <translation>Le manifeste est écrit et le webhook enregistré.</translation>
    </message>
    <message>
        <source>The manifest is written.</source>
        <translation>Le manifeste est écrit.</translation>
    </message>
    <message>
        <source>The manifest must be an object: it begins with “{{”.</source>
        <translation>Le manifeste doit être un objet : il commence par « {{ ».</translation>
    </message>
    <message>
        <source>The manifest would not be right: {problem} ({place})</source>
        <translation>Le manifeste ne serait pas correct&#xa0;: {problem} ({place})</translation>
    </message>
    <message>
        <source>The name of the proxy {proxy} is not known.</source>
        <translation>Le nom du proxy {proxy} est inconnu.</translation>
    </message>
    <message>
        <source>The option {which} of the action {action}</source>
        <translation>L’option {which} de l’action {action}</translation>
    </message>
    <message>
        <source>The passphrase does not open {path}, or the file is damaged.</source>
        <translation>La phrase secrète n’ouvre pas {path}, ou le fichier est endommagé.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>La phrase secrète est trop courte.</translation>
    </message>
    <message>
        <source>The proxy asks for a log-in.</source>
        <translation>Le proxy demande une connexion.</translation>
    </message>
    <message>
        <source>The proxy did not let us through to {host}.</source>
        <translation>Le proxy ne nous a pas laissés passer vers {host}.</translation>
    </message>
    <message>
        <source>The proxy does not reach {host} (it answers {status}).</source>
        <translation>Le proxy n’atteint pas {host} (il répond {status}).</translation>
    </message>
    <message>
        <source>The proxy wants a log-in, or does not accept the one that it is given.</source>
        <translation>Le proxy demande une identification, ou n’accepte pas celle qu’il reçoit.</translation>
    </message>
    <message>
        <source>The proxy {proxy} cannot be reached.</source>
        <translation>Le proxy {proxy} est injoignable.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address has a user name or password in it.</source>
        <translation>L’adresse du proxy contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address has no port.</source>
        <translation>L’adresse du proxy n’a pas de port.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>L’adresse du proxy manque.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is missing.</source>
        <translation>Le mot de passe du proxy manque.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is not in the store of secrets.</source>
        <translation>Le mot de passe du proxy n’est pas dans le magasin de secrets.</translation>
    </message>
    <message>
        <source>The relay could not be started: {reason}.</source>
        <translation>Le relais n’a pas pu être démarré&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The relay has stopped. Its log says why; start it again with: channel-wizard sync</source>
        <translation>Le relais s’est arrêté. Son journal dit pourquoi&#xa0;; relancez-le avec&#xa0;: channel-wizard sync</translation>
    </message>
    <message>
        <source>The release feed has a fault at {where}.</source>
        <translation>Le flux des versions comporte une erreur à {where}.</translation>
    </message>
    <message>
        <source>The release feed has ended on {date}; there may be newer versions.</source>
        <translation>Le flux des versions a expiré le {date} ; il peut exister des versions plus récentes.</translation>
    </message>
    <message>
        <source>The release feed is from the future. Check the clock of this computer.</source>
        <translation>Le flux des versions vient du futur. Vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>The release feed is older than one that was read before.</source>
        <translation>Le flux des versions est plus ancien qu’un flux déjà lu.</translation>
    </message>
    <message>
        <source>The release feed is signed with a key that this build does not know ({key}).</source>
        <translation>Le flux des versions est signé avec une clé que cette édition ne connaît pas ({key}).</translation>
    </message>
    <message>
        <source>The release feed is written for newer versions of Channel Wizard. Look for one yourself.</source>
        <translation>Le flux des versions est écrit pour des versions plus récentes de Channel Wizard. Cherchez-en une vous-même.</translation>
    </message>
    <message>
        <source>The release feed leads to a page that is none of this build&apos;s.</source>
        <translation>Le flux des versions mène à une page qui n’est pas celle de cette édition.</translation>
    </message>
    <message>
        <source>The reply’s text cannot be read.</source>
        <translation>Le texte de la réponse est illisible.</translation>
    </message>
    <message>
        <source>The running Channel Wizard did not take the new secret in time; the old one stays.</source>
        <translation>Le Channel Wizard en cours n’a pas pris le nouveau secret à temps&#xa0;; l’ancien reste.</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not answer.</source>
        <translation>Le Channel Wizard en marche ne répond pas.</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not know the request “{name}”.</source>
        <translation>Le Channel Wizard en marche ne connaît pas la demande « {name} ».</translation>
    </message>
    <message>
        <source>The running Channel Wizard does not take replies at {listen}.</source>
        <translation>Le Channel Wizard en marche ne prend pas de réponses à {listen}.</translation>
    </message>
    <message>
        <source>The running Channel Wizard is of another version.</source>
        <translation>Le Channel Wizard en marche est d’une autre version.</translation>
    </message>
    <message>
        <source>The sample value of {name} does not fit its JSON Schema.</source>
        <translation>La valeur d’exemple de {name} ne correspond pas à son JSON Schema.</translation>
    </message>
    <message>
        <source>The secret is being renewed.</source>
        <translation>Le secret est en cours de renouvellement.</translation>
    </message>
    <message>
        <source>The server does not know the rights that this program asks for.</source>
        <translation>Le serveur ne connaît pas les droits que ce programme demande.</translation>
    </message>
    <message>
        <source>The server is missing.</source>
        <translation>Le serveur manque.</translation>
    </message>
    <message>
        <source>The server refused the log-in.</source>
        <translation>Le serveur a refusé la connexion.</translation>
    </message>
    <message>
        <source>The server’s address</source>
        <translation>L’adresse du serveur</translation>
    </message>
    <message>
        <source>The server’s log-in is in trouble.</source>
        <translation>La connexion du serveur est en difficulté.</translation>
    </message>
    <message>
        <source>The service could not open the secrets: it does not know what {name} says.</source>
        <translation>Le service ne pourrait pas ouvrir les secrets : il ne connaît pas ce que contient {name}.</translation>
    </message>
    <message>
        <source>The service did not start: “channel-wizard sync” ended with {code}.</source>
        <translation>Le service n’a pas démarré : « channel-wizard sync » s’est terminé avec {code}.</translation>
    </message>
    <message>
        <source>The service of Channel Wizard is already running with this home (process {pid}).</source>
        <translation>Le service de Channel Wizard tourne déjà avec ce dossier (processus {pid}).</translation>
    </message>
    <message>
        <source>The settings file {path} has an error at {where}: {reason}.</source>
        <translation>Le fichier de réglages {path} contient une erreur à {where}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged in line {line}.</source>
        <translation>Le fichier de réglages {path} est endommagé à la ligne {line}.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged.</source>
        <translation>Le fichier de réglages {path} est endommagé.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged: it has no version.</source>
        <translation>Le fichier de réglages {path} est endommagé&#xa0;: il n’a pas de version.</translation>
    </message>
    <message>
        <source>The settings file {path} is not text.</source>
        <translation>Le fichier de réglages {path} n’est pas du texte.</translation>
    </message>
    <message>
        <source>The settings {path} cannot be read: {reason}.</source>
        <translation>Les réglages {path} ne peuvent pas être lus&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The settings {path} cannot be written: {reason}.</source>
        <translation>Les réglages {path} ne peuvent pas être écrits&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The settings {path} were written by a newer version of Channel Wizard.</source>
        <translation>Les réglages {path} ont été écrits par une version plus récente de Channel Wizard.</translation>
    </message>
    <message>
        <source>The signature of the release feed does not match. Somebody changed it, or it is damaged.</source>
        <translation>La signature du flux des versions ne correspond pas. Quelqu’un l’a modifié, ou il est endommagé.</translation>
    </message>
    <message>
        <source>The system&apos;s proxy is of a kind that cannot be used.</source>
        <translation>Le proxy du système est d’un type qui ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>The tab {which}</source>
        <translation>L’onglet {which}</translation>
    </message>
    <message>
        <source>The text has a placeholder “{name}” that is no variable.</source>
        <translation>Le texte contient un emplacement «&#xa0;{name}&#xa0;» qui n’est pas une variable.</translation>
    </message>
    <message>
        <source>The text in {language} is missing.</source>
        <translation>Le texte pour {language} manque.</translation>
    </message>
    <message>
        <source>The time to add this channel is over.</source>
        <translation>Le temps pour ajouter ce canal est écoulé.</translation>
    </message>
    <message>
        <source>The webhook is missing from the manifest and may not be registered: {error}</source>
        <translation>Le webhook manque au manifeste et ne peut pas être inscrit : {error}</translation>
    </message>
    <message>
        <source>The webhook is registered; SocialHub has tested it.</source>
        <translation>Le webhook est inscrit ; SocialHub l’a testé.</translation>
    </message>
    <message>
        <source>The webhook stays in the manifest: {error}</source>
        <translation>Le webhook reste dans le manifeste : {error}</translation>
    </message>
    <message>
        <source>The webhook was gone and could not be registered again: {error}</source>
        <translation>Le webhook avait disparu et n’a pas pu être réinscrit : {error}</translation>
    </message>
    <message>
        <source>The webhook was gone from the manifest; it is registered again.</source>
        <translation>Le webhook avait disparu du manifeste ; il est réinscrit.</translation>
    </message>
    <message>
        <source>The webhook&apos;s secret of {channel}</source>
        <translation>Le secret du webhook de {channel}</translation>
    </message>
    <message>
        <source>The webhook’s address answers, but does not reach this computer ({status}).</source>
        <translation>L’adresse du webhook répond, mais n’atteint pas cet ordinateur ({status}).</translation>
    </message>
    <message>
        <source>The webhook’s address refuses SocialHub’s connection.</source>
        <translation>L’adresse du webhook refuse la connexion de SocialHub.</translation>
    </message>
    <message>
        <source>The webhook’s address sends SocialHub on to another one.</source>
        <translation>L’adresse du webhook renvoie SocialHub vers une autre.</translation>
    </message>
    <message>
        <source>The webhook’s secret is not in the store of secrets, so that replies are refused.</source>
        <translation>Le secret du webhook n’est pas dans le coffre des secrets ; les réponses sont donc refusées.</translation>
    </message>
    <message>
        <source>There are no templates that “{id}” could offer.</source>
        <translation>Il n’y a pas de modèles que «&#xa0;{id}&#xa0;» pourrait proposer.</translation>
    </message>
    <message>
        <source>There are templates, and agents have no button for them.</source>
        <translation>Il y a des modèles, mais aucun bouton pour que les agents s’en servent.</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>There is already a channel called “{name}”.</source>
        <translation>Il y a déjà un canal nommé «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no Network called “{kind}”.</source>
        <translation>Il n’y a pas de réseau nommé «&#xa0;{kind}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no access token for this account.</source>
        <translation>Il n’y a pas de clé d’accès pour ce compte.</translation>
    </message>
    <message>
        <source>There is no channel “{name}”.</source>
        <translation>Il n’y a pas de canal «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no room left on the disk to write {path}.</source>
        <translation>Il n’y a plus de place sur le disque pour écrire {path}.</translation>
    </message>
    <message>
        <source>There is no systemd on this computer.</source>
        <translation>Il n’y a pas de systemd sur cet ordinateur.</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>Il n’y a pas de texte dans le presse-papiers.</translation>
    </message>
    <message>
        <source>There is no version {number} of this manifest.</source>
        <translation>Il n’y a pas de version {number} de ce manifeste.</translation>
    </message>
    <message>
        <source>There is room on the disk again.</source>
        <translation>Il y a de nouveau de la place sur le disque.</translation>
    </message>
    <message>
        <source>This</source>
        <translation>Ceci</translation>
    </message>
    <message>
        <source>This Channel Wizard belongs to another user.</source>
        <translation>Ce Channel Wizard appartient à un autre utilisateur.</translation>
    </message>
    <message>
        <source>This access token is damaged: its {name} cannot be used.</source>
        <translation>Cette clé d’accès est endommagée&#xa0;: sa valeur {name} est inutilisable.</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of Channel Wizard ({version}).</source>
        <translation>Cette sauvegarde provient d’une version plus récente de Channel Wizard ({version}).</translation>
    </message>
    <message>
        <source>This change is not there any more.</source>
        <translation>Cette modification n’existe plus.</translation>
    </message>
    <message>
        <source>This channel brings only Tickets: it has no webhook.</source>
        <translation>Ce canal n’apporte que des tickets : il n’a pas de webhook.</translation>
    </message>
    <message>
        <source>This channel is set up already, as “{name}”.</source>
        <translation>Ce canal est déjà installé, sous le nom «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted by SocialHub and can be neither read nor changed from here.</source>
        <translation>Le manifeste de ce canal a été promu par SocialHub et ne peut être ni lu ni modifié d’ici.</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted by SocialHub: its webhook cannot be registered from here.</source>
        <translation>SocialHub a promu le manifeste de ce canal&#xa0;: son webhook ne peut pas être enregistré d’ici.</translation>
    </message>
    <message>
        <source>This channel&apos;s manifest was promoted: its webhook cannot be registered from here.</source>
        <translation>Le manifeste de ce canal a été promu&#xa0;: son webhook ne peut pas être enregistré d’ici.</translation>
    </message>
    <message>
        <source>This computer has no address {host}.</source>
        <translation>Cet ordinateur n’a pas d’adresse {host}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that Channel Wizard can use.</source>
        <translation>Cet ordinateur n’a pas de trousseau que Channel Wizard puisse utiliser.</translation>
    </message>
    <message>
        <source>This computer is offline.</source>
        <translation>Cet ordinateur est hors ligne.</translation>
    </message>
    <message>
        <source>This computer is offline. Everything is kept, and goes on by itself.</source>
        <translation>Cet ordinateur est hors ligne. Tout est gardé et reprendra de soi-même.</translation>
    </message>
    <message>
        <source>This computer’s clock is right again.</source>
        <translation>L’horloge de cet ordinateur est de nouveau à l’heure.</translation>
    </message>
    <message>
        <source>This computer’s clock is {minutes} minutes off, so that replies are refused.</source>
        <translation>L’horloge de cet ordinateur est décalée de {minutes} minutes, si bien que les réponses sont refusées.</translation>
    </message>
    <message>
        <source>This could not be kept: {reason}.</source>
        <translation>Ceci n’a pas pu être enregistré : {reason}.</translation>
    </message>
    <message>
        <source>This is a temporary token, which can only create a Channel.</source>
        <translation>C’est une clé temporaire, qui ne peut que créer un canal.</translation>
    </message>
    <message>
        <source>This is nested too deeply, or holds too long a number, to be a manifest.</source>
        <translation>L’imbrication est trop profonde, ou un nombre trop long, pour un manifeste.</translation>
    </message>
    <message>
        <source>This is no SocialHub access token.</source>
        <translation>Ce n’est pas une clé d’accès de SocialHub.</translation>
    </message>
    <message>
        <source>This is no address of a proxy.</source>
        <translation>Ce n’est pas l’adresse d’un proxy.</translation>
    </message>
    <message>
        <source>This is no manifest: it has neither branding nor webhook, callbacks or inbox.</source>
        <translation>Ce n’est pas un manifeste : il n’a ni branding, ni webhook, ni callbacks, ni inbox.</translation>
    </message>
    <message>
        <source>This is no name for a channel.</source>
        <translation>Ce n’est pas un nom pour un canal.</translation>
    </message>
    <message>
        <source>This is no point in time.</source>
        <translation>Ce n’est pas un moment.</translation>
    </message>
    <message>
        <source>This is not UTF-8 text.</source>
        <translation>Ce n’est pas du texte en UTF-8.</translation>
    </message>
    <message>
        <source>This is not the name of a server.</source>
        <translation>Ce n’est pas le nom d’un serveur.</translation>
    </message>
    <message>
        <source>This is not valid JSON: {reason}.</source>
        <translation>Ce n’est pas du JSON valide&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>This is the token of a Channel that exists already; a temporary token is needed here.</source>
        <translation>C’est la clé d’un canal qui existe déjà&#xa0;; il faut ici une clé temporaire.</translation>
    </message>
    <message>
        <source>This name is there twice in the same object.</source>
        <translation>Ce nom figure deux fois dans le même objet.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Ce nombre est trop grand.</translation>
    </message>
    <message>
        <source>This point in time is still to come.</source>
        <translation>Ce moment est encore à venir.</translation>
    </message>
    <message>
        <source>This profile already belongs to a channel of another SocialHub account.</source>
        <translation>Ce profil appartient déjà à un canal d’un autre compte SocialHub.</translation>
    </message>
    <message>
        <source>This ticket has an id that SocialHub cannot have given.</source>
        <translation>Ce ticket a un identifiant que SocialHub ne peut pas avoir donné.</translation>
    </message>
    <message>
        <source>This token belongs to a channel that is set up already, as “{name}”.</source>
        <translation>Cette clé appartient à un canal déjà installé, sous le nom «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>This token belongs to another channel, not to “{name}”.</source>
        <translation>Cette clé appartient à un autre canal, pas à «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>This token belongs to the channel {given}, not to “{name}” ({wanted}).</source>
        <translation>Cette clé appartient au canal {given}, pas à «&#xa0;{name}&#xa0;» ({wanted}).</translation>
    </message>
    <message>
        <source>This user may not listen on port {port}.</source>
        <translation>Cet utilisateur n’a pas le droit d’écouter sur le port {port}.</translation>
    </message>
    <message>
        <source>To replace its token: channel-wizard channels token {name}.</source>
        <translation>Pour remplacer sa clé&#xa0;: channel-wizard channels token {name}.</translation>
    </message>
    <message>
        <source>Too many processes ask at once.</source>
        <translation>Trop de processus demandent à la fois.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, stop it and start it anew.</source>
        <translation>Réessayez ; si cela persiste, arrêtez-le et relancez-le.</translation>
    </message>
    <message>
        <source>Try another port for listen.</source>
        <translation>Essayez un autre port.</translation>
    </message>
    <message>
        <source>Try the passphrase again; nothing was changed.</source>
        <translation>Réessayez la phrase secrète ; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Unlock it, then try again; or {otherwise}.</source>
        <translation>Déverrouillez-le, puis réessayez&#xa0;; ou {otherwise}.</translation>
    </message>
    <message>
        <source>Unlock your login keychain in Keychain Access, then start Channel Wizard again; or {otherwise}.</source>
        <translation>Déverrouillez votre trousseau de session dans Trousseaux d’accès, puis relancez Channel Wizard&#xa0;; ou {otherwise}.</translation>
    </message>
    <message>
        <source>Unset one of them.</source>
        <translation>Retirez l’une d’elles.</translation>
    </message>
    <message>
        <source>Update Channel Wizard, then restore it.</source>
        <translation>Mettez Channel Wizard à jour, puis restaurez-la.</translation>
    </message>
    <message>
        <source>Update Channel Wizard.</source>
        <translation>Mettez Channel Wizard à jour.</translation>
    </message>
    <message>
        <source>Use 1 to 64 of a-z, 0-9, dot, underscore and hyphen, a letter or digit first: “brand-mastodon”.</source>
        <translation>Utilisez de 1 à 64 caractères parmi a-z, 0-9, point, tiret bas et trait d’union, en commençant par une lettre ou un chiffre&#xa0;: «&#xa0;brand-mastodon&#xa0;».</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 for listen.</source>
        <translation>Utilisez 127.0.0.1.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 with a port, and let the reverse proxy or tunnel forward to it.</source>
        <translation>Utilisez 127.0.0.1 avec un port, et faites-y transmettre par le proxy ou tunnel.</translation>
    </message>
    <message>
        <source>Use https://. Plain http is accepted for this computer&apos;s own loopback addresses only.</source>
        <translation>Utilisez https://. Le simple http n’est accepté que pour les adresses de bouclage de cet ordinateur.</translation>
    </message>
    <message>
        <source>Use the Channel&apos;s own access token: Account › Channels in SocialHub, then the Custom Channel.</source>
        <translation>Utilisez la clé d’accès du canal lui-même&#xa0;: dans SocialHub, Compte › Canaux, puis le Custom Channel.</translation>
    </message>
    <message>
        <source>Use the token of another channel, or remove that one first.</source>
        <translation>Utilisez la clé d’un autre canal, ou supprimez d’abord celui-là.</translation>
    </message>
    <message>
        <source>What answered in SocialHub&apos;s place (status {status}) is not its API.</source>
        <translation>Ce qui a répondu à la place de SocialHub (statut {status}) n’est pas son API.</translation>
    </message>
    <message>
        <source>What answers at {host} is not SocialHub.</source>
        <translation>Ce qui répond à {host} n’est pas SocialHub.</translation>
    </message>
    <message>
        <source>What came is no release feed.</source>
        <translation>Ce qui a été reçu n’est pas un flux des versions.</translation>
    </message>
    <message>
        <source>What came is too large for a release feed.</source>
        <translation>Ce qui a été reçu est trop volumineux pour un flux des versions.</translation>
    </message>
    <message>
        <source>What answers at {proxy} does not speak like a proxy.</source>
        <translation>Ce qui répond à {proxy} ne parle pas comme un proxy.</translation>
    </message>
    <message>
        <source>What answers at {proxy} is no proxy (status {status}).</source>
        <translation>Ce qui répond à {proxy} n’est pas un proxy (statut {status}).</translation>
    </message>
    <message>
        <source>What is in the clipboard is too large to be a manifest.</source>
        <translation>Le contenu du presse-papiers est trop volumineux pour un manifeste.</translation>
    </message>
    <message>
        <source>Whether it did what was asked has to be looked up.</source>
        <translation>Il faut vérifier si ce qui était demandé a été fait.</translation>
    </message>
    <message>
        <source>While this computer is offline no reply arrives.</source>
        <translation>Tant que cet ordinateur est hors ligne, aucune réponse n’arrive.</translation>
    </message>
    <message>
        <source>Write it as 127.0.0.1:8765.</source>
        <translation>Écrivez 127.0.0.1:8765.</translation>
    </message>
    <message>
        <source>Write it as http://proxy.example:3128.</source>
        <translation>Écrivez-la ainsi : http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>Write it as https://name.example/path.</source>
        <translation>Écrivez-la ainsi&#xa0;: https://name.example/path.</translation>
    </message>
    <message>
        <source>Write it as {example}, and let your proxy or tunnel pass requests on to it.</source>
        <translation>Écrivez {example}, et faites-y transmettre les requêtes par votre proxy ou tunnel.</translation>
    </message>
    <message>
        <source>Write it as {example}.</source>
        <translation>Écrivez {example}.</translation>
    </message>
    <message>
        <source>Write it in braces.</source>
        <translation>Écrivez-le entre accolades.</translation>
    </message>
    <message>
        <source>Write its address with http:// instead of https://.</source>
        <translation>Écrivez son adresse avec http:// au lieu de https://.</translation>
    </message>
    <message>
        <source>Write names, addresses or networks, such as example.com, 192.0.2.7 or 10.0.0.0/8.</source>
        <translation>Écrivez des noms, des adresses ou des réseaux, comme example.com, 192.0.2.7 ou 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>Write now, a time back such as 24h or 7d, a date such as 2026-05-31, or a date and time.</source>
        <translation>Écrivez now, une durée passée comme 24h ou 7d, une date comme 2026-05-31, ou une date et une heure.</translation>
    </message>
    <message>
        <source>Write one that has passed, or now.</source>
        <translation>Écrivez un moment passé, ou now.</translation>
    </message>
    <message>
        <source>Write the passphrase into a file that only you can read, name it in {file} instead, and install the service again.</source>
        <translation>Écrivez la phrase secrète dans un fichier que vous seul pouvez lire, indiquez-le plutôt dans {file}, puis installez de nouveau le service.</translation>
    </message>
    <message>
        <source>Write the server’s name, such as mastodon.example.</source>
        <translation>Écrivez le nom du serveur, par exemple mastodon.example.</translation>
    </message>
    <message>
        <source>Write to happy@socialhub.io to have the limit raised.</source>
        <translation>Écrivez à happy@socialhub.io pour faire relever la limite.</translation>
    </message>
    <message>
        <source>Write to support@socialhub.io.</source>
        <translation>Écrivez à support@socialhub.io.</translation>
    </message>
    <message>
        <source>You did not allow access to the account.</source>
        <translation>Vous n’avez pas autorisé l’accès au compte.</translation>
    </message>
    <message>
        <source>You logged in as {handle}; this channel belongs to {wanted}.</source>
        <translation>Vous vous êtes connecté en tant que {handle}&#xa0;; ce canal appartient à {wanted}.</translation>
    </message>
    <message>
        <source>You logged in as {handle}; “{name}” belongs to {wanted}.</source>
        <translation>Vous vous êtes connecté en tant que {handle}&#xa0;; «&#xa0;{name}&#xa0;» appartient à {wanted}.</translation>
    </message>
    <message>
        <source>a backslash in a text has to be written twice (\\)</source>
        <translation>une barre oblique inverse dans un texte s’écrit deux fois (\\)</translation>
    </message>
    <message>
        <source>a colon is missing after the name</source>
        <translation>il manque deux-points après le nom</translation>
    </message>
    <message>
        <source>a colour such as #3b5998, in small letters</source>
        <translation>une couleur comme #3b5998, en minuscules</translation>
    </message>
    <message>
        <source>a comma or a closing bracket is missing</source>
        <translation>il manque une virgule ou un crochet fermant</translation>
    </message>
    <message>
        <source>a list of actions</source>
        <translation>une liste d’actions</translation>
    </message>
    <message>
        <source>a list of options</source>
        <translation>une liste d’options</translation>
    </message>
    <message>
        <source>a list of tabs</source>
        <translation>une liste d’onglets</translation>
    </message>
    <message>
        <source>a name in double quotes (&quot;…&quot;) is missing, or there is a comma too many before this place</source>
        <translation>il manque un nom entre guillemets (&quot;…&quot;), ou il y a une virgule de trop avant cet endroit</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>a text goes on over the end of the line; write \n for a new line</source>
        <translation>un texte continue après la fin de la ligne&#xa0;; écrivez \n pour aller à la ligne</translation>
    </message>
    <message>
        <source>a text of 1 to 256 characters</source>
        <translation>un texte de 1 à 256 caractères</translation>
    </message>
    <message>
        <source>a text of 1 to 256 characters of a-z, A-Z, 0-9, “-” and “_”</source>
        <translation>un texte de 1 à 256 caractères parmi a-z, A-Z, 0-9, «&#xa0;-&#xa0;» et «&#xa0;_&#xa0;»</translation>
    </message>
    <message>
        <source>a text of 32 to 512 characters</source>
        <translation>un texte de 32 à 512 caractères</translation>
    </message>
    <message>
        <source>a time span such as 24h or 7 days</source>
        <translation>une durée comme 24h ou 7 days</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>il manque une valeur</translation>
    </message>
    <message>
        <source>a web address that starts with https:// (http:// is for this computer&apos;s own addresses only)</source>
        <translation>une adresse web qui commence par https:// (http:// seulement pour les adresses de cet ordinateur)</translation>
    </message>
    <message>
        <source>a whole number of characters, at least 1</source>
        <translation>un nombre entier de caractères, au moins 1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objet</translation>
    </message>
    <message>
        <source>an object with a text in English (en) and German (de)</source>
        <translation>un objet avec un texte en anglais (en) et en allemand (de)</translation>
    </message>
    <message>
        <source>an object with a text in English (en), German (de) and French (fr)</source>
        <translation>un objet avec un texte en anglais (en), en allemand (de) et en français (fr)</translation>
    </message>
    <message>
        <source>an object with channelCreation and channelReactivation</source>
        <translation>un objet avec channelCreation et channelReactivation</translation>
    </message>
    <message>
        <source>an object with duration and after</source>
        <translation>un objet avec duration et after</translation>
    </message>
    <message>
        <source>an object with icon, fallback and color</source>
        <translation>un objet avec icon, fallback et color</translation>
    </message>
    <message>
        <source>an object with id and label</source>
        <translation>un objet avec id et label</translation>
    </message>
    <message>
        <source>an object with id, label and treeBuilder</source>
        <translation>un objet avec id, label et treeBuilder</translation>
    </message>
    <message>
        <source>an object with settings</source>
        <translation>un objet avec des réglages</translation>
    </message>
    <message>
        <source>an object with the url that lists the templates</source>
        <translation>un objet avec l’url qui liste les modèles</translation>
    </message>
    <message>
        <source>an object with ticketActions and rightSidebar</source>
        <translation>un objet avec ticketActions et rightSidebar</translation>
    </message>
    <message>
        <source>an object with type, id and label</source>
        <translation>un objet avec type, id et label</translation>
    </message>
    <message>
        <source>an object with url and secret, or null</source>
        <translation>un objet avec url et secret, ou null</translation>
    </message>
    <message>
        <source>as SocialHub gave it</source>
        <translation>tel que SocialHub l’a donné</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>listen has no such port.</source>
        <translation>«&#xa0;listen&#xa0;» n’a pas de port valable.</translation>
    </message>
    <message>
        <source>listen is not an address of this computer alone.</source>
        <translation>«&#xa0;listen&#xa0;» n’est pas une adresse propre à cet ordinateur.</translation>
    </message>
    <message>
        <source>listen is not an address with a port.</source>
        <translation>«&#xa0;listen&#xa0;» n’est pas une adresse avec un port.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>number {number}</source>
        <translation>numéro {number}</translation>
    </message>
    <message>
        <source>only actions of the type {owners} have it</source>
        <translation>seules les actions de type {owners} l’ont</translation>
    </message>
    <message>
        <source>set {file} (or {passphrase}) to keep secrets in an encrypted file instead</source>
        <translation>définissez {file} (ou {passphrase}) pour ranger plutôt les secrets dans un fichier chiffré</translation>
    </message>
    <message>
        <source>something else is expected here</source>
        <translation>autre chose est attendu ici</translation>
    </message>
    <message>
        <source>systemd did not do it in time.</source>
        <translation>systemd ne l’a pas fait à temps.</translation>
    </message>
    <message>
        <source>systemd did not do it: {words}</source>
        <translation>systemd ne l’a pas fait : {words}</translation>
    </message>
    <message>
        <source>text must be an object with a text in en, de and fr.</source>
        <translation>«&#xa0;text&#xa0;» doit être un objet avec un texte pour en, de et fr.</translation>
    </message>
    <message>
        <source>the Secret Service of this desktop</source>
        <translation>le Secret Service de ce bureau</translation>
    </message>
    <message>
        <source>the Secret Service of this desktop (libsecret)</source>
        <translation>le Secret Service de ce bureau (libsecret)</translation>
    </message>
    <message>
        <source>the Ticket no longer exists on SocialHub</source>
        <translation>le ticket n’existe plus sur SocialHub</translation>
    </message>
    <message>
        <source>the Windows Credential Manager</source>
        <translation>le Gestionnaire d’identification de Windows</translation>
    </message>
    <message>
        <source>the keyring {name}</source>
        <translation>le trousseau {name}</translation>
    </message>
    <message>
        <source>the macOS keychain</source>
        <translation>le trousseau de macOS</translation>
    </message>
    <message>
        <source>the text that starts here is not closed with a double quote (&quot;)</source>
        <translation>le texte qui commence ici n’est pas fermé par un guillemet (&quot;)</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>l’ensemble</translation>
    </message>
    <message>
        <source>there is a comma too many before the “]”</source>
        <translation>il y a une virgule de trop avant le «&#xa0;]&#xa0;»</translation>
    </message>
    <message>
        <source>there is a comma too many before the “}}”</source>
        <translation>il y a une virgule de trop avant l’«&#xa0;}}&#xa0;»</translation>
    </message>
    <message>
        <source>there is something behind the end of the manifest</source>
        <translation>il y a quelque chose après la fin du manifeste</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>variables must be an object with a JSON Schema for each name.</source>
        <translation>«&#xa0;variables&#xa0;» doit être un objet avec un JSON Schema pour chaque nom.</translation>
    </message>
    <message>
        <source>{by} switches the keyring off.</source>
        <translation>{by} désactive le trousseau.</translation>
    </message>
    <message>
        <source>{channel} is removed.</source>
        <translation>{channel} est supprimé.</translation>
    </message>
    <message>
        <source>{channel}: {text}</source>
        <translation>{channel} : {text}</translation>
    </message>
    <message>
        <source>{count} will be tried again.</source>
        <translation>{count} seront retentés.</translation>
    </message>
    <message>
        <source>{file} of this build cannot be read.</source>
        <translation>{file} de cette édition ne peut pas être lu.</translation>
    </message>
    <message>
        <source>{file} of this build is wrong: {reason}</source>
        <translation>{file} de cette édition est incorrect : {reason}</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} et {last}</translation>
    </message>
    <message>
        <source>{first} and {second} are both set.</source>
        <translation>{first} et {second} sont toutes deux définies.</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} ou {last}</translation>
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
        <translation>{host} a répondu {status} au lieu du flux des versions.</translation>
    </message>
    <message>
        <source>{host} answers, but does not reach this computer.</source>
        <translation>{host} répond, mais n’atteint pas cet ordinateur.</translation>
    </message>
    <message>
        <source>{host} answers; logged in as {account}.</source>
        <translation>{host} répond ; connecté en tant que {account}.</translation>
    </message>
    <message>
        <source>{host} asks for a pause.</source>
        <translation>{host} demande une pause.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} est injoignable.</translation>
    </message>
    <message>
        <source>{host} could not be reached.</source>
        <translation>{host} n’a pas pu être joint.</translation>
    </message>
    <message>
        <source>{host} did not complete the log-in ({status}).</source>
        <translation>{host} n’a pas terminé la connexion ({status}).</translation>
    </message>
    <message>
        <source>{host} does not allow this with the access that it gave us.</source>
        <translation>{host} ne permet pas cela avec l’accès qui nous a été donné.</translation>
    </message>
    <message>
        <source>{host} does not answer in time.</source>
        <translation>{host} ne répond pas à temps.</translation>
    </message>
    <message>
        <source>{host} does not answer like a Mastodon server.</source>
        <translation>{host} ne répond pas comme un serveur Mastodon.</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} ne répond pas.</translation>
    </message>
    <message>
        <source>{host} does not have this any more.</source>
        <translation>{host} n’a plus cela.</translation>
    </message>
    <message>
        <source>{host} does not let this account in{reason}</source>
        <translation>{host} ne laisse pas entrer ce compte{reason}</translation>
    </message>
    <message>
        <source>{host} does not let this program register{reason}</source>
        <translation>{host} ne laisse pas ce programme s’enregistrer{reason}</translation>
    </message>
    <message>
        <source>{host} does not show its older notifications.</source>
        <translation>{host} ne montre pas ses anciennes notifications.</translation>
    </message>
    <message>
        <source>{host} gave no clear answer.</source>
        <translation>{host} n’a pas donné de réponse claire.</translation>
    </message>
    <message>
        <source>{host} is in trouble (it answered {status}).</source>
        <translation>{host} est en difficulté (réponse {status}).</translation>
    </message>
    <message>
        <source>{host} is not known on the internet.</source>
        <translation>{host} n’est pas connu sur internet.</translation>
    </message>
    <message>
        <source>{host} is reached through the proxy {proxy}.</source>
        <translation>{host} est atteint par le proxy {proxy}.</translation>
    </message>
    <message>
        <source>{host} is reached without a proxy.</source>
        <translation>{host} est atteint sans proxy.</translation>
    </message>
    <message>
        <source>{host} is this computer itself, and is reached without a proxy.</source>
        <translation>{host} est cet ordinateur même, et est atteint sans proxy.</translation>
    </message>
    <message>
        <source>{host} is this computer’s name for itself: SocialHub cannot reach it.</source>
        <translation>{host} est le nom que cet ordinateur se donne à lui-même&#xa0;: SocialHub ne peut pas l’atteindre.</translation>
    </message>
    <message>
        <source>{host} leads from one address to the next, and nowhere.</source>
        <translation>{host} mène d’une adresse à l’autre, et nulle part.</translation>
    </message>
    <message>
        <source>{host} leads to an address that is not encrypted.</source>
        <translation>{host} mène à une adresse qui n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>{host} no longer accepts our access.</source>
        <translation>{host} n’accepte plus notre accès.</translation>
    </message>
    <message>
        <source>{host} no longer knows this program.</source>
        <translation>{host} ne connaît plus ce programme.</translation>
    </message>
    <message>
        <source>{host} offers no stream.</source>
        <translation>{host} n’offre pas de flux.</translation>
    </message>
    <message>
        <source>{host} refuses the connection.</source>
        <translation>{host} refuse la connexion.</translation>
    </message>
    <message>
        <source>{host} refuses this ({status}){reason}</source>
        <translation>{host} refuse cela ({status}){reason}</translation>
    </message>
    <message>
        <source>{host} sends requests on to another address (status {status}).</source>
        <translation>{host} renvoie les requêtes vers une autre adresse (statut {status}).</translation>
    </message>
    <message>
        <source>{host} sends us on to {server}.</source>
        <translation>{host} nous renvoie vers {server}.</translation>
    </message>
    <message>
        <source>{host} sends us round in circles.</source>
        <translation>{host} nous fait tourner en rond.</translation>
    </message>
    <message>
        <source>{inner} of the action {which}</source>
        <translation>{inner} de l’action {which}</translation>
    </message>
    <message>
        <source>{inner} of the option {which} of the action {action}</source>
        <translation>{inner} de l’option {which} de l’action {action}</translation>
    </message>
    <message>
        <source>{inner} of the tab {which}</source>
        <translation>{inner} de l’onglet {which}</translation>
    </message>
    <message>
        <source>{kept} It keeps them in clear: anybody who can read its file has them.</source>
        <translation>{kept} Ils y sont en clair&#xa0;: quiconque peut lire le fichier les a.</translation>
    </message>
    <message>
        <source>{name} gives an empty passphrase.</source>
        <translation>{name} donne une phrase secrète vide.</translation>
    </message>
    <message>
        <source>{name} has a user name or password in it.</source>
        <translation>{name} contient un nom d’utilisateur ou un mot de passe.</translation>
    </message>
    <message>
        <source>{name} is no address with a port.</source>
        <translation>{name} n’est pas une adresse avec un port.</translation>
    </message>
    <message>
        <source>{name} is not a web address.</source>
        <translation>{name} n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>{name} is not an address of this computer alone.</source>
        <translation>{name} n’est pas une adresse propre à cet ordinateur.</translation>
    </message>
    <message>
        <source>{name} must be a text of 1 to 256 characters.</source>
        <translation>{name} doit être un texte de 1 à 256 caractères.</translation>
    </message>
    <message>
        <source>{name} must have a JSON Schema.</source>
        <translation>{name} doit avoir un JSON Schema.</translation>
    </message>
    <message>
        <source>{name} starts with http://, which is not encrypted.</source>
        <translation>{name} commence par http://, qui n’est pas chiffré.</translation>
    </message>
    <message>
        <source>{network} has no log-in page.</source>
        <translation>{network} n’a pas de page de connexion.</translation>
    </message>
    <message>
        <source>{network} offers “{id}”, and agents have no button for it.</source>
        <translation>{network} offre «&#xa0;{id}&#xa0;», et les agents n’ont pas de bouton pour cela.</translation>
    </message>
    <message>
        <source>{network} takes a file with “{id}”; agents cannot add one.</source>
        <translation>{network} accepte un fichier avec «&#xa0;{id}&#xa0;»&#xa0;; les agents ne peuvent pas en joindre.</translation>
    </message>
    <message>
        <source>{network} takes no files with “{id}”.</source>
        <translation>{network} n’accepte aucun fichier avec «&#xa0;{id}&#xa0;».</translation>
    </message>
    <message>
        <source>{network} takes no replies, so nobody can carry out “{id}”.</source>
        <translation>{network} n’accepte pas de réponses&#xa0;; personne ne peut donc exécuter «&#xa0;{id}&#xa0;».</translation>
    </message>
    <message>
        <source>{network} takes only {count} characters with “{id}”; agents may write {given}.</source>
        <translation>{network} n’accepte que {count} caractères avec «&#xa0;{id}&#xa0;»&#xa0;; les agents peuvent en écrire {given}.</translation>
    </message>
    <message>
        <source>{network} takes text or a file with “{id}”, not both.</source>
        <translation>{network} accepte un texte ou un fichier avec «&#xa0;{id}&#xa0;», pas les deux.</translation>
    </message>
    <message>
        <source>{network} takes {count} characters with “{id}”, and the manifest sets no limit.</source>
        <translation>{network} accepte {count} caractères avec «&#xa0;{id}&#xa0;», et le manifeste ne fixe pas de limite.</translation>
    </message>
    <message>
        <source>{network} takes {count} characters with “{id}”; agents may write only {given}.</source>
        <translation>{network} accepte {count} caractères avec «&#xa0;{id}&#xa0;»&#xa0;; les agents ne peuvent en écrire que {given}.</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} jours</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} heures</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} minutes</translation>
    </message>
    <message>
        <source>{number} months</source>
        <translation>{number} mois</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} secondes</translation>
    </message>
    <message>
        <source>{number} weeks</source>
        <translation>{number} semaines</translation>
    </message>
    <message>
        <source>{number} years</source>
        <translation>{number} ans</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} ne peut pas être utilisé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
        <source>{path} is no backup of Channel Wizard.</source>
        <translation>{path} n’est pas une sauvegarde de Channel Wizard.</translation>
    </message>
    <message>
        <source>{place} holds half a character; write it anew.</source>
        <translation>{place} contient la moitié d’un caractère&#xa0;; récrivez le texte.</translation>
    </message>
    <message>
        <source>{place} is missing.</source>
        <translation>{place} manque.</translation>
    </message>
    <message>
        <source>{place} is missing: an action of the type template_reply needs config.templates.url.</source>
        <translation>{place} manque&#xa0;: une action de type template_reply a besoin de config.templates.url.</translation>
    </message>
    <message>
        <source>{place} is nothing that a manifest knows.</source>
        <translation>{place} est inconnu dans un manifeste.</translation>
    </message>
    <message>
        <source>{place} is used twice; each needs its own.</source>
        <translation>{place} est utilisé deux fois&#xa0;; chaque élément a besoin du sien.</translation>
    </message>
    <message>
        <source>{place} must be left out: {why}.</source>
        <translation>{place} doit être omis&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>{place} must be {what}.</source>
        <translation>{place} doit être {what}.</translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation>{place}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{proxy} does not speak TLS.</source>
        <translation>{proxy} ne parle pas TLS.</translation>
    </message>
    <message>
        <source>{side} answers again.</source>
        <translation>{side} répond de nouveau.</translation>
    </message>
    <message>
        <source>{span} after the post was written</source>
        <translation>{span} après l’écriture du message</translation>
    </message>
    <message>
        <source>{url} leads here.</source>
        <translation>{url} mène ici.</translation>
    </message>
    <message>
        <source>{what} Another program holds it. Trying again; nothing is lost.</source>
        <translation>{what} Un autre programme l’occupe. Nouvel essai en cours ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{what} It goes on by itself; nothing is lost.</source>
        <translation>{what} Cela reprend tout seul ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{what} Trying again; nothing is lost.</source>
        <translation>{what} Nouvel essai en cours ; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{what} is not in the store of secrets.</source>
        <translation>{what} n’est pas dans le coffre des secrets.</translation>
    </message>
    <message>
        <source>{what} {advice}</source>
        <translation>{what} {advice}</translation>
    </message>
    <message>
        <source>{{}} or {{&quot;noText&quot;: true}}</source>
        <translation>{{}} ou {{&quot;noText&quot;: true}}</translation>
    </message>
    <message>
        <source>~ {place}: order {before} → {after}</source>
        <translation>~ {place}&#xa0;: ordre {before} → {after}</translation>
    </message>
    <message>
        <source>“Passed on to”</source>
        <translation>«&#xa0;Transmise à&#xa0;»</translation>
    </message>
    <message>
        <source>“channel-wizard status” lists what is.</source>
        <translation>« channel-wizard status » montre ce qui l’est.</translation>
    </message>
    <message>
        <source>“channel-wizard sync” is already running with this home (process {pid}).</source>
        <translation>« channel-wizard sync » tourne déjà avec ce dossier (processus {pid}).</translation>
    </message>
    <message>
        <source>“keys” has to hold one or two public keys.</source>
        <translation>«&#xa0;keys&#xa0;» doit contenir une ou deux clés publiques.</translation>
    </message>
    <message>
        <source>“pages” has to begin with https:// and end with a slash.</source>
        <translation>«&#xa0;pages&#xa0;» doit commencer par https:// et se terminer par une barre oblique.</translation>
    </message>
    <message>
        <source>“systemctl --user status channel-wizard” says more.</source>
        <translation>« systemctl --user status channel-wizard » en dit plus.</translation>
    </message>
    <message>
        <source>“{id}”</source>
        <translation>«&#xa0;{id}&#xa0;»</translation>
    </message>
    <message>
        <source>“{id}” lists the templates of another address than this channel&apos;s own.</source>
        <translation>«&#xa0;{id}&#xa0;» prend les modèles à une autre adresse que celle de ce canal.</translation>
    </message>
    <message>
        <source>“{key}” is no public key of minisign.</source>
        <translation>«&#xa0;{key}&#xa0;» n’est pas une clé publique de minisign.</translation>
    </message>
    <message>
        <source>“{name}” goes on.</source>
        <translation>« {name} » reprend.</translation>
    </message>
    <message>
        <source>“{name}” is set up.</source>
        <translation>«&#xa0;{name}&#xa0;» est installé.</translation>
    </message>
    <message>
        <source>“{typed}” is not the name of a server.</source>
        <translation>«&#xa0;{typed}&#xa0;» n’est pas le nom d’un serveur.</translation>
    </message>
    <message>
        <source>“{word}” is no host.</source>
        <translation>« {word} » n’est pas un hôte.</translation>
    </message>
</context>
</TS>
