* Fixtures for the reader of SPSS files, written by PSPP. All answers are invented.
* Of several missing values of a long string PSPP 1.6 writes the length before each, which haven cannot read: spss-fixtures.R
  has them.
* Run in the folder tests/sources/spss/fixtures: pspp ../../../../scripts/golden/spss-fixtures.sps
* The fixtures that PSPP cannot write are made by spss-fixtures.ts.

DATA LIST LIST (";") /nummer (F8.0) alder_i_aar (F3.0) tilfreds (F2.0) timer (F8.2) score (F8.2) grad (F2.0) koen (A1)
  kommunenavn (A24) status (A12) bemaerkning (A300) langtekst (A600) vaegt (F8.3).
BEGIN DATA
1;34;1;12.5;3.25;1;K;Næstved;"i job";"Så længe det går";"Kort";1.5
2;999;2;.;-4;2;M;Ærø;"ledig";"Rød grød med fløde";"Æblegrød";0.75
3;998;9;37;99;3;K;Læsø;"uoplyst";"";"";1
4;71;98;-1.125;1e300;8;;"Københavns Kommune øst";"i job";"";"";2
5;.;3;0.1;.;9;M;Aabenraa;"ved ikke";"";"";1
6;18;2;1000000;0.3333333333333333;97;K;"";"";"";"";0
END DATA.

* Danish letters of two bytes, so that they break over the borders of 8 and of 255 bytes.
COMPUTE #plads = 0.
DO IF nummer = 3.
COMPUTE bemaerkning = CONCAT(RPAD("", 253, "x"), "øæå slut").
COMPUTE langtekst = CONCAT(RPAD("", 509, "y"), "øæå", RPAD("", 60, "z"), "slut").
END IF.
DO IF nummer = 4.
COMPUTE langtekst = RPAD("", 600, "w").
COMPUTE bemaerkning = CONCAT(RPAD("", 254, "x"), "å").
END IF.

COMPUTE dato = DATE.DMY(nummer, 2, 2018 + nummer).
COMPUTE tidspunkt = DATE.DMY(28, 2, 2020) + TIME.HMS(23, 59, nummer).
COMPUTE varighed = TIME.HMS(nummer, 30, 15.5).
COMPUTE maaned = DATE.MOYR(nummer, 2019).
IF nummer = 5 dato = $SYSMIS.
IF nummer = 6 tidspunkt = $SYSMIS.
COMPUTE ugedag = nummer.
FORMATS dato (EDATE10) tidspunkt (DATETIME20) varighed (TIME11.2) maaned (MOYR8) ugedag (WKDAY9).

* Several answers: chosen or not, chosen or blank, by word, and one of categories.
COMPUTE fag_1 = MOD(nummer, 2).
COMPUTE fag_2 = nummer > 3.
IF nummer = 6 fag_2 = 9.
COMPUTE hjaelp_1 = $SYSMIS.
COMPUTE hjaelp_2 = $SYSMIS.
IF nummer = 1 OR nummer = 2 hjaelp_1 = 5.
IF nummer = 2 OR nummer = 4 hjaelp_2 = 5.
STRING sprog_1 sprog_2 (A3).
COMPUTE sprog_1 = "nej".
COMPUTE sprog_2 = "nej".
IF nummer < 3 sprog_1 = "ja".
IF nummer > 1 sprog_2 = "ja".
COMPUTE valg_1 = MOD(nummer, 3).
COMPUTE valg_2 = MOD(nummer + 1, 3).
MISSING VALUES fag_2 (9).

VARIABLE LABELS alder_i_aar "Alder i hele år" tilfreds "Hvor tilfreds er du alt i alt?" grad "Oplever du støtte?"
  kommunenavn "Kommune" bemaerkning "Bemærkninger - åbent svar" fag_1 "Dansk" fag_2 "Regning".
VALUE LABELS tilfreds 1 "Meget utilfreds" 2 "Både og" 3 "Meget tilfreds" 9 "Ved ikke" 98 "Ønsker ikke at svare"
  /alder_i_aar 998 "Husker ikke" 999 "Uoplyst"
  /grad 1 "Slet ikke" 2 "I nogen grad" 3 "I høj grad" 8 "Ikke relevant" 9 "Ved ikke"
  /score 0 "Ingen" 99 "Flest"
  /koen "K" "Kvinde" "M" "Mand"
  /status "i job" "I beskæftigelse" "ledig" "Ledig" "uoplyst" "Uoplyst" "ved ikke" "Ved ikke"
  /sprog_1 "ja" "Dansk som modersmål" /sprog_2 "ja" "Andet modersmål"
  /bemaerkning "Så længe det går" "Mærket lang tekst".
MISSING VALUES alder_i_aar (998, 999) tilfreds (9, 97, 98) timer (LOWEST THRU 0) score (90 THRU HIGHEST, -4)
  grad (8 THRU 99) koen ("") kommunenavn ("Ærø") status ("uoplyst").
VARIABLE LEVEL tilfreds grad (ORDINAL) koen kommunenavn (NOMINAL) timer score (SCALE).
MRSETS /MDGROUP NAME=$fag LABEL='Hvilke fag får du støtte i?' VARIABLES=fag_1 fag_2 VALUE=1
  /MDGROUP NAME=$hjaelp LABEL='Hvem hjælper?' VARIABLES=hjaelp_1 hjaelp_2 VALUE=5
  /MDGROUP NAME=$sprog CATEGORYLABELS=COUNTEDVALUES VARIABLES=sprog_1 sprog_2 VALUE='ja'
  /MCGROUP NAME=$valg LABEL='Hvad har du valgt?' VARIABLES=valg_1 valg_2.
VARIABLE ATTRIBUTE VARIABLES=tilfreds ATTRIBUTE=Kilde('Opdigtet').
DATAFILE ATTRIBUTE ATTRIBUTE=Emne('Prøve').
DOCUMENT Opdigtede svar til prøve af læseren.

SAVE OUTFILE="pspp-plain.sav" /UNCOMPRESSED.
SAVE OUTFILE="pspp-packed.sav" /COMPRESSED.
SAVE OUTFILE="pspp-zipped.zsav" /ZCOMPRESSED.
WEIGHT BY vaegt.
SAVE OUTFILE="pspp-weighted.sav" /COMPRESSED /KEEP=nummer tilfreds vaegt.
