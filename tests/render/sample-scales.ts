export const health = ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"];
export const employee = {source: "Individdokumentationen, medarbejderskema"};
export const employeeAndCitizen = {source: "Individdokumentationen, borgerskema og medarbejderskema"};
