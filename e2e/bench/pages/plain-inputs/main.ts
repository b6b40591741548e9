const count = Number(new URLSearchParams(location.search).get('fields') ?? 40);
const form = document.createElement('form');
for (let i = 0; i < count; i++) {
  const label = document.createElement('label');
  label.textContent = `Question ${i + 1} `;
  label.append(document.createElement('input'));
  form.append(label, document.createElement('br'));
}
document.getElementById('root')?.append(form);
document.body.setAttribute('data-ready', '');
