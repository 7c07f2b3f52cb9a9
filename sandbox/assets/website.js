/** Writes down what the booking page in the frame says, as a website's own script would for its statistics. */
for (const type of ["ready", "slot-selected", "booked", "closed"]) {
  document.addEventListener(`punctual:${type}`, ({ detail }) => {
    const line = document.createElement("li");
    line.textContent = `${type} ${JSON.stringify(detail)}`;
    document.getElementById("heard")?.append(line);
  });
}
