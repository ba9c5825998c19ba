"""The Form view of the manifest editor: no one has to write JSON.

Names for tests and tools:

* `form.tree`; `form.add` and its choices `form.add.<reply|template_reply|button|delete|option|tab|offered.N>`;
  `form.more` and the menu's actions `form.menu.<option|duplicate|up|down|remove>`;
* `form.locked`, `form.locked.action` while the JSON text cannot be read;
* fields of a button: `form.label.<en|de|fr>`, `form.type`, `form.maxLength`, `form.attachments`, `form.timeout`,
  `form.timeout.unit`, `form.timeout.meaning`, `form.templates`, `form.templates.write`, `form.approvalProcess`,
  `form.forceTagging`, `form.id`, `form.options.<position>`, `form.options.add`; of an option:
  `form.option.<label.en|description|id>` and so on; of a tab: `form.tab.<label.en|treeBuilder|id>`; of the
  channel: `form.color`, `form.color.swatch`,
  `form.icon`, `form.fallback`, `form.url`, `form.secret`, `form.secret.renew`, `form.channelCreation`,
  `form.channelReactivation`; settings without a field: `form.<kind>.more` and `form.<kind>.more.json`;
* what there is to say: `form.problem.<field>` with `….text` and `….fix`; what concerns no field is at
  `form.problem.<action|option|tab|branding|webhook|callbacks|actions|tabs|channel>`.
"""

from __future__ import annotations

from wizard.gui.manifest.form.view import FormView

__all__ = ["FormView"]
