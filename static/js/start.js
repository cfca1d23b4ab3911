// Tells the style sheet that scripts run, before anything is drawn. Browsers without modules stay as they are.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
