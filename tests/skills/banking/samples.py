"""Small bank files, invented, in the dialects that banks write."""

from __future__ import annotations

MT940 = """:20:STARTUMS
:25:10010010/0123456789
:28C:00001/001
:60F:C261101EUR1000,00
:61:2611021102DR42,50N005NONREF
:86:005?00KARTENZAHLUNG?109075?20EREF+552?21SVWZ+Einkauf Samst
ag?30BANKDEFF?31DE02100100100006820101?32LIDL SAGT DANKE 4711?33 BERLIN
:61:2611031103CR2400,00N060NONREF
:86:060?00GUTSCHRIFT?20SVWZ+Gehalt November?32Acme GmbH
:61:2611051105RC10,00NMSCNONREF
:62F:C261105EUR3347,50
-
"""

ROWS = (("2026-11-02", "-42.50"), ("2026-11-03", "2400.00"), ("2026-11-05", "-10.00"))

CSV = """"Kontonummer:";"DE02120300000000202051 / Girokonto";
"Kontostand vom 05.11.2026:";"3.347,50 EUR";

"Buchungstag";"Valuta";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"Betrag (EUR)"
"02.11.2026";"02.11.2026";"Kartenzahlung";"LIDL SAGT DANKE 4711";"Einkauf";"DE111";"-42,50"
"03.11.2026";"03.11.2026";"Gutschrift";"Acme GmbH";"Gehalt November";"DE112";"2.400,00"
"05.11.2026";"05.11.2026";"Entgelt";"";"Kontoführung";"";"10,00-"
"""

OFX = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1252

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>1<ACCTID>0123456789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261102120000[-5:EST]<TRNAMT>-42.50<FITID>a1<NAME>Lidl &amp; Co<MEMO></STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103<TRNAMT>2,400.00<FITID>a2<NAME>Acme</STMTTRN>
<STMTTRN><TRNTYPE>FEE<DTPOSTED>20261105<TRNAMT>-10,00<FITID>a3<NAME>Fee</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>3347.50<DTASOF>20261105</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""

QIF = """!Account
NGiro
TBank
^
!Type:Bank
D11/ 2'26
T-42.50
PLidl
LGroceries
SGroceries
$-40.00
SHousehold
$-2.50
^
D11/ 3'26
T2,400.00
PAcme
^
D11/15'26
U-10.00
PFee
^
"""

CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
<CreDtTm>2026-11-06T08:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">3347.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="EUR">42.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-11-02</Dt></BookgDt><AcctSvcrRef>r1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Lidl sagt Danke</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">2400.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><DtTm>2026-11-03T10:00:00+01:00</DtTm></BookgDt><AcctSvcrRef>r2</AcctSvcrRef></Ntry>
<Ntry><Amt Ccy="EUR">10</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<ValDt><Dt>2026-11-05</Dt></ValDt><AcctSvcrRef>r3</AcctSvcrRef></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
