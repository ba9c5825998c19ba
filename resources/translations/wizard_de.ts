<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddressBar</name>
    <message>
        <source>Now {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted, but it does not leave this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted: others can read what you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page belongs to {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works with security keys and passkeys, too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Channel Wizard met a fault of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. Nothing that was entered is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Account › Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In SocialHub, open Account, then Channels, then Inbox API. Choose Add Channel and name it. Copy the access token that is shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Inbox buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What agents can do with a Ticket of this channel. Made from what the Network can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the manifest …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub promoted this channel&apos;s manifest: it can no longer be read or changed from here. Its buttons stay as they are; write to SocialHub&apos;s team to change them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoginBrowser</name>
    <message>
        <source>Log-in page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>You are logged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel Wizard reads what is addressed to this account, and posts replies as it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access has expired. Log in with the same account; everything goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For practice: the user is “{0}”, the password “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page below belongs to your server. Channel Wizard never sees your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your log-in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the log-in page …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the log-in …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Choose the Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where people write what is to become Tickets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for Networks …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {0} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Opening {host} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all on this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel Wizard checks the answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyPage</name>
    <message>
        <source>First catch-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at log-in, so that the channel stays in step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a test Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a post on the practice Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it in the practice Inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what happens now. If a part fails, all of it is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try both directions. Practice ends when this window is closed, and nothing stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on in the background when this window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask SocialHub once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the Network once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store the secrets in this computer&apos;s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start relaying, and catch up for the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the manifest and register the webhook, which SocialHub tests at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the new access token in the old one&apos;s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the new log-in in the old one&apos;s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step: {0} Tickets so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test from Channel Wizard: this channel works. You can close this Ticket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ It is in the Inbox.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelayPage</name>
    <message>
        <source>These become Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older posts stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what comes from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 24 hours, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 7 days, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 30 days, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to SocialHub before the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what becomes Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is addressed to the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service that is always on holds replies until this computer fetches them. It comes later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My own address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub calls a public https address of yours, which your proxy or tunnel passes on to here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Tickets, no replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posts become Tickets. Agents&apos; replies do not reach the Network; this can be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to this port of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sends a signed request to the address and checks that it arrives here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let replies come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When an agent answers a Ticket, SocialHub has to reach this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public address is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending a signed request to your address …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a channel – Channel Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a channel – Channel Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New access token – Channel Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in again – Channel Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice – Channel Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbox buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what you entered so far?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, the window opens at this step again. Discarded, the log-in is given back and all is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenPage</name>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do I find the token?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in this computer&apos;s keyring and is sent to SocialHub only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the practice token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the channel&apos;s access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub no longer accepts the old one. An admin can create a new one under Account › Channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SocialHub shows it once you have added a Custom Channel under Account › Channels › Inbox API. Paste it here as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the keyring. Paste another one to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing the token …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking SocialHub …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the token …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>Setting up …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>How do I create a Custom Channel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise without an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a Network to SocialHub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are practising: nothing leaves this computer. It takes about three minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes about three minutes. You can stop at any step and come back later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the access token of a Custom Channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to the Network, such as Mastodon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what becomes a Ticket, and how replies come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is at hand: a SocialHub and a Network to practise on, with an account on each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have at hand: the right to add channels in SocialHub, with the Inbox API enabled for the account; and the log-in of the account on the Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Channel {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {0} · token issued {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom Channel · token issued {0} · manifest can be edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel of a Reusable Manifest · token issued {0} · manifest is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Connected</name>
    <message>
        <source>✓ Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected as {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_InboxPreview</name>
    <message>
        <source>PREVIEW</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Item</name>
    <message>
        <source>current step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Posts what the agent writes as a reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies with a text prepared beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it at one press.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletes a reply of ours from the Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file may be attached.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_OwnBrowser</name>
    <message>
        <source>Address of the log-in page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the page in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in your browser. This window notices when you are done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it did not open, open this address yourself:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PreviewList</name>
    <message>
        <source>PREVIEW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PREVIEW · the latest posts, as examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PREVIEW · these become Tickets at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing yet. What people write from now on comes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Task</name>
    <message>
        <source>still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
