<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
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
    <name>InboxPage</name>
    <message>
        <source>Inbox buttons</source>
        <translation>Boutons de l’Inbox</translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Made from what the Network can do.</source>
        <translation>Ce que les agents peuvent faire d’un ticket de ce canal, d’après ce que permet le réseau.</translation>
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
        <source>{host} asks for a password before it shows its log-in page.</source>
        <translation>{host} demande un mot de passe avant d’afficher sa page de connexion.</translation>
    </message>
    <message>
        <source>Use your own browser, which can give it.</source>
        <translation>Utilisez votre navigateur, qui peut le fournir.</translation>
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
        <source>The proxy of this computer did not let {host} through.</source>
        <translation>Le proxy de cet ordinateur n’a pas laissé passer {host}.</translation>
    </message>
    <message>
        <source>Check the proxy in the system’s settings, then try again.</source>
        <translation>Vérifiez le proxy dans les réglages du système, puis réessayez.</translation>
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
        <source>Enter the channel</source>
        <translation>Inscrire le canal</translation>
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
        <source>In step: {0} Tickets so far.</source>
        <translation>À jour&#xa0;: {0} tickets jusqu’ici.</translation>
    </message>
    <message>
        <source>{0} of {1} Tickets</source>
        <translation>{0} tickets sur {1}</translation>
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
        <translation>Un service toujours actif garde les réponses jusqu’à ce que cet ordinateur les prenne. Il viendra plus tard.</translation>
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
        <source>Keep what you entered so far?</source>
        <translation>Garder ce que vous avez saisi&#xa0;?</translation>
    </message>
    <message>
        <source>Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.</source>
        <translation>Gardé&#xa0;: la fenêtre se rouvrira à cette étape. Effacé&#xa0;: la connexion est rendue et tout disparaît.</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Garder pour plus tard</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
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
        <source>Have at hand: the right to add channels in SocialHub, with the Inbox API enabled for the account; and the log-in of the account on the Network.</source>
        <translation>Ayez sous la main&#xa0;: le droit d’ajouter des canaux dans SocialHub, l’Inbox API étant activée pour le compte&#xa0;; et les identifiants du compte sur le réseau.</translation>
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
        <source>✓ Connected</source>
        <translation>✓ Connecté</translation>
    </message>
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
    <name>_InboxPreview</name>
    <message>
        <source>PREVIEW</source>
        <translation>APERÇU</translation>
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
        <source>Does it at one press.</source>
        <translation>Le fait en un clic.</translation>
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
        <translation>Rien n’est choisi.</translation>
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
        <translation>Le certificat de {host} n’est pas valable.</translation>
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
        <translation>{host} ne répond pas.</translation>
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
