// SPDX-License-Identifier: EUPL-1.2
// A form with data-passkey asks the server what to ask, asks the browser for a passkey, and is sent with the answer.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list || []).map((k) => ({ ...k, id: bytes(k.id) }));

async function made(options) {
	const key = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge),
		user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) } });
	return answer(key, { attestationObject: text(key.response.attestationObject),
		transports: key.response.getTransports ? key.response.getTransports() : [] });
}

async function shown(options) {
	const key = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge),
		allowCredentials: known(options.allowCredentials) } });
	const handle = key.response.userHandle;
	return answer(key, { authenticatorData: text(key.response.authenticatorData), signature: text(key.response.signature),
		userHandle: handle ? text(handle) : undefined });
}

function answer(key, response) {
	return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: key.getClientExtensionResults(),
		response: { ...response, clientDataJSON: text(key.response.clientDataJSON) } });
}

async function send(form) {
	const button = form.querySelector("button"), wrong = form.querySelector("[role=alert]");
	button.disabled = true;
	wrong.hidden = true;
	try {
		const reply = await fetch(form.dataset.opties, { method: "POST" });
		if (!reply.ok || !(reply.headers.get("Content-Type") || "").startsWith("application/json")) {
			location.reload(); // the page says what is the matter
			return;
		}
		const options = await reply.json();
		form.elements.antwoord.value = await (form.dataset.passkey === "maken" ? made(options) : shown(options));
		form.submit();
	} catch {
		wrong.hidden = false;
		button.disabled = false;
	}
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		send(form);
	});
	form.querySelector("button").disabled = !window.PublicKeyCredential;
	form.querySelector(".unable").hidden = Boolean(window.PublicKeyCredential);
}
