// What is asked of the server and told to it; the version of what was seen goes with every write.

const token = document.querySelector('meta[name="fazhi-token"]').content;

/** The state, or null where it is still `version`; an error carries what the server says. */
export async function state(version) {
  const answer = await fetch("/state", { headers: version ? { "If-None-Match": `"${version}"` } : {}, cache: "no-store" });
  if (answer.status === 304) return null;
  if (!answer.ok) throw new Refused(answer.status, await answer.text());
  return answer.json();
}

/** Write a decision that rests on `version`; the number of the event and the new state. */
export async function decide(decision, version) {
  const answer = await fetch("/decisions", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Fazhi-Token": token },
    body: JSON.stringify({ ...decision, based: version }),
  });
  if (!answer.ok) throw new Refused(answer.status, await answer.text());
  return answer.json();
}

/** The server's no, with its sentence. */
export class Refused extends Error {
  constructor(status, told) {
    super(told);
    this.status = status;
  }
}
