package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.attribute.AttributeTypes;
import io.outbound.kernel.DomainException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    private Path folder;

    private List<String> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), bytes);
        new ByteCheck().accept(bytes, bytes.length);
        List<String> seen = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file)) {
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                seen.add(row.line() + " " + outcome(csv, row));
            }
        }
        return seen;
    }

    private static String outcome(CsvFile csv, CsvRow row) {
        try {
            ContactRow contact = csv.contact(row).checked(AttributeTypes.NONE);
            return contact.key() + " " + contact.name() + " " + contact.attributes();
        } catch (DomainException bad) {
            return bad.code();
        }
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsFoundAndQuotesAreUnderstood(String separator) throws IOException {
        String text = "email,name,city\nann@x.test,\"Ann, \"\"A;B\"\"\",Rome\n".replace(",", separator);
        assertThat(read(text.replace("\"Ann" + separator, "\"Ann,")))
                .containsExactly("2 ann@x.test Ann, \"A;B\" {city=Rome}");
    }

    @Test
    void aByteOrderMarkWindowsLineEndsAndEmptyLinesDoNotMatter() throws IOException {
        assertThat(read("\uFEFFE-Mail;Name\r\nann@x.test;Ann\r\n\r\nbob@x.test;Bob"))
                .containsExactly("2 ann@x.test Ann {}", "4 bob@x.test Bob {}");
    }

    @Test
    void aLineBreakInQuotesBelongsToTheField() throws IOException {
        assertThat(read("email,name\nann@x.test,\"Ann\nLee\"\nbob@x.test,Bob\n"))
                .containsExactly("2 ann@x.test Ann\nLee {}", "4 bob@x.test Bob {}");
    }

    @Test
    void badRowsAreNamedByLineAndTheRestIsRead() throws IOException {
        assertThat(read("email,name,timeZone\nann@x.test,Ann,Europe/Rome\nno address,X,\n,Y,\nbob@x.test,Bob,Mars/One\n"
                        + "c@x.test,C,,more,fields\nd@x.test\n"))
                .containsExactly(
                        "2 ann@x.test Ann {}",
                        "3 invalid-email",
                        "4 address-missing",
                        "5 invalid-time-zone",
                        "6 too-many-fields",
                        "7 d@x.test null {}");
    }

    @Test
    void everyOtherColumnIsAnAttributeThatTemplatesCanName() throws IOException {
        CsvColumns columns = new CsvColumns(List.of("email", "First Name", "città", "Zip-Code", ""));
        assertThat(columns.contact(List.of("a@x.test", "Ann", "Roma", "00100", "x"))
                        .attributes())
                .isEqualTo(Map.of("First_Name", "Ann", "città", "Roma", "Zip-Code", "00100"));
    }

    @Test
    void anEndlessRowIsRefused() {
        String endless = "email,name\na@x.test," + "x".repeat(5_000_000);
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo("csv-row-too-long");
    }

    @Test
    void aRowThatIsTooLongIsABadRow() throws IOException {
        assertThat(read("email,name\na@x.test," + "x".repeat(CsvFile.LONGEST_ROW) + "\nbob@x.test,Bob\n"))
                .containsExactly("2 row-too-long", "3 bob@x.test Bob {}");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRowAndNoOther() throws IOException {
        StringBuilder text = new StringBuilder("email,name\n");
        for (int i = 0; i < 300; i++) {
            text.append("u")
                    .append(i)
                    .append("@x.test,")
                    .append(i % 50 == 4 ? "\"" : "")
                    .append("U\n");
        }
        List<String> seen = read(text.toString());
        assertThat(seen).hasSize(300);
        assertThat(seen).filteredOn(row -> row.endsWith("quote-not-closed")).hasSize(6);
        assertThat(seen).contains("6 quote-not-closed", "7 u5@x.test U {}", "301 u299@x.test U {}");
    }

    @Test
    void rowsBetweenTwoStrayQuotesAreRowsEvenWhenTheSecondClosesTheFirst() throws IOException {
        assertThat(read("email,name,size\na@x.test,\"Ann,5\nb@x.test,Bob,6\nc@x.test,Carl,7\"\nd@x.test,Dora,8\n"))
                .containsExactly(
                        "2 quote-not-closed",
                        "3 b@x.test Bob {size=6}",
                        "4 c@x.test Carl {size=7\"}",
                        "5 d@x.test Dora {size=8}");
    }

    @Test
    void aQuoteThatIsNotClosedBeforeTheEndOfTheFileIsABadRow() throws IOException {
        assertThat(read("email,name\na@x.test,Ann\nb@x.test,\"Bob"))
                .containsExactly("2 a@x.test Ann {}", "3 quote-not-closed");
    }

    @Test
    void textBehindAClosingQuoteIsABadRowThatSaysSo() throws IOException {
        assertThat(read("email,name\na@x.test,\"Ann\" Lee\nb@x.test,5\" Bob\n"))
                .containsExactly("2 text-after-quote", "3 b@x.test 5\" Bob {}");
    }

    @Test
    void aByteThatIsNotUtf8AndAControlCharacterAreBadRows() throws IOException {
        byte[] latin = "email,name\na@x.test,Nicol\u00f2\nb@x.test,B\0b\nc@x.test,Carl\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(latin)).containsExactly("2 row-not-text", "3 row-not-text", "4 c@x.test Carl {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "\"sep=;\"", "\uFEFFsep=;", "SEP=;"})
    void theFirstLineOfASpreadsheetMayNameTheSeparator(String first) throws IOException {
        assertThat(read(first + "\r\nemail;name, first and last;x\r\na@x.test;Ann;1\r\n"))
                .containsExactly("3 a@x.test null {name__first_and_last=Ann, x=1}");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../xl/workbook.xml"));
            out.write(new byte[100_000]);
        }
        byte[] latin = "email,citt\u00e0\na@x.test,Rome\n".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] garbage :
                List.of(zip.toByteArray(), "email,\0\na@x.test\n".getBytes(StandardCharsets.UTF_8), latin)) {
            assertThatThrownBy(() -> read(garbage))
                    .isInstanceOf(DomainException.class)
                    .extracting("code")
                    .isEqualTo("csv-not-text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "garbage", "name,city\nAnn,1\n", "{\"a\":1}", "email,Email\na@x.test,b\n"})
    void aFileWithoutAColumnOfAddressesIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DomainException.class);
    }

    @Test
    void withoutAnEmailTheFirstOfTheOtherAddressesTellsWhoItIs() throws IOException {
        assertThat(read(
                        "email,name,phone,telegramChatId,viberId,externalId\nann@x.test,Ann,call me,,,\n,Bob,0039 333.1,77,,\n"
                                + ",Cyd,,77,v,\n,Dan,,,v==,e1\n,Eve,,,,e2\n,Fay,call me,,,\n,Gus,,a b,,\n,,,,,\n"))
                .containsExactly(
                        "2 ann@x.test Ann {}",
                        "3 tel:393331 Bob {}",
                        "4 telegram:77 Cyd {}",
                        "5 viber:v== Dan {}",
                        "6 id:e2 Eve {}",
                        "7 invalid-phone",
                        "8 invalid-address",
                        "9 address-missing");
    }

    @Test
    void rowsBetweenTwoStrayQuotesAreTakenForRowsByTheirPhoneNumbersToo() throws IOException {
        assertThat(read("phone,name,size\n'+39 1234,\"Ann,5\n12345,Bob,6\n12346,Carl,7\"\nnone,Dora,8\n"))
                .containsExactly(
                        "2 quote-not-closed",
                        "3 tel:12345 Bob {size=6}",
                        "4 tel:12346 Carl {size=7\"}",
                        "5 invalid-phone");
    }

    @Test
    void theSameAddressTwiceIsOneContactAndTheLaterRowCounts() throws IOException {
        ImportChunk chunk = new ImportChunk();
        chunk.add(new ImportChunk.Place(2, ""), row("a@x.test", "Ann", Map.of("city", "Rome", "zip", "1")));
        chunk.add(new ImportChunk.Place(3, ""), row("A@X.test", null, Map.of("city", "Milan")));
        assertThat(chunk.good()).hasSize(1);
        assertThat(chunk.good().get("a@x.test").name()).isEqualTo("Ann");
        assertThat(chunk.good().get("a@x.test").attributes()).isEqualTo(Map.of("city", "Milan", "zip", "1"));
        assertThat(chunk.imported()).isEqualTo(2);
    }

    private static ContactRow row(String email, String name, Map<String, Object> attributes) {
        return new NewContact(null, name, email, null, null, null, attributes).checked(AttributeTypes.NONE);
    }
}
