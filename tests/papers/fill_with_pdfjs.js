// node fill_with_pdfjs.js EMPTY FILLED VALUES.json: fills a form as a browser does, with Debian's libjs-pdf.
const fs = require("fs");
const home = "/usr/share/javascript/pdf/build/";
if (process.argv[2] === "--there") process.exit(fs.existsSync(home + "pdf.js") ? 0 : 3);
const pdfjs = require(home + "pdf.js");
pdfjs.GlobalWorkerOptions.workerSrc = home + "pdf.worker.js";

async function fill(source, target, wanted) {
  const values = JSON.parse(fs.readFileSync(wanted, "utf-8"));
  const data = new Uint8Array(fs.readFileSync(source));
  const file = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    for (const field of await page.getAnnotations()) {
      if (!(field.fieldName in values)) continue;
      const value = values[field.fieldName];
      let said = value;
      if (field.radioButton) said = field.buttonValue === value;
      else if (field.checkBox) said = true;
      file.annotationStorage.setValue(field.id, { value: said });
    }
  }
  fs.writeFileSync(target, await file.saveDocument());
}

fill(...process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
