package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private static final Draw DRAW = new Draw(List.of(7, 12, 25, 38, 43, 10));

  private final Service service = new Service();

  @Test
  void shows_the_balls_in_the_order_of_the_draw() {
    String page = Page.of(List.of(DRAW)).body();

    assertThat(page)
        .contains(
            "<li class=\"yellow\">7</li><li class=\"blue\">12</li><li class=\"red\">25</li><li"
                + " class=\"grey\">38</li><li class=\"green\">43</li><li class=\"yellow\">10</li>");
  }

  @ParameterizedTest
  @CsvSource({
    "1,  10, yellow, #fbc400",
    "11, 20, blue,   #69c8f2",
    "21, 30, red,    #ff7272",
    "31, 40, grey,   #aaaaaa",
    "41, 45, green,  #b0d840",
  })
  void every_range_has_its_official_colour(int first, int last, String name, String colour) {
    for (int number = first; number <= last; number++) {
      assertThat(Page.of(List.of(drawWith(number))).body())
          .contains("<li class=\"" + name + "\">" + number + "</li>");
    }
    assertThat(Style.SHEET).contains("." + name + " { background-color: " + colour + "; }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yellow", "blue", "red", "grey", "green"})
  void digits_contrast_with_their_ball(String ball) {
    String digits = only(Style.SHEET, "li \\{[^}]* color: (#\\w{6})");
    String colour = only(Style.SHEET, "\\." + ball + " \\{ background-color: (#\\w{6})");

    assertThat(contrast(digits, colour)).isGreaterThan(4.5);
  }

  /** WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for the outline of a control (1.4.11). */
  @ParameterizedTest
  @CsvSource({
    "ink,       paper,  4.5",
    "quiet,     paper,  4.5",
    "quiet,     card,   4.5",
    "ink,       card,   4.5",
    "on-action, action, 4.5",
    "line,      card,   3",
    "action,    card,   3",
  })
  void all_other_colours_contrast_in_the_light_and_the_dark_scheme(
      String front, String back, double least) {
    String[] schemes = Style.SHEET.split("@media", -1);

    for (String scheme : List.of(schemes[0], schemes[1])) {
      assertThat(contrast(property(scheme, front), property(scheme, back)))
          .as("%s on %s in %s", front, back, scheme)
          .isGreaterThan(least);
    }
  }

  @Test
  void a_screen_reader_finds_headings_lists_and_labels_in_order() {
    String page = service.browse("/?games=2").getBody();

    assertThat(page)
        .contains("<html lang=\"en\">", "<title>2 games · Lotto 6/45</title>")
        .containsSubsequence(
            "<main>",
            "<h1>Lotto 6/45</h1>",
            "<h2 id=\"game-1\">Game 1</h2>",
            "<ol role=\"list\" aria-labelledby=\"game-1\">",
            "<h2 id=\"game-2\">Game 2</h2>",
            "<ol role=\"list\" aria-labelledby=\"game-2\">",
            "<label for=\"count\">Games</label>",
            "<input id=\"count\"",
            "<button>Draw again</button>",
            "</main>");
  }

  @Test
  void a_single_draw_is_in_the_title() {
    assertThat(Page.of(List.of(DRAW)).body())
        .contains("<title>7, 12, 25, 38, 43, 10 · Lotto 6/45</title>");
  }

  @Test
  void the_form_keeps_the_number_of_games() {
    assertThat(service.browse("/?games=5").getBody())
        .contains("<form action=\"/\">", "name=\"games\"", "max=\"100\"", "value=\"5\"");
  }

  @Test
  void fits_a_phone() {
    assertThat(service.browse("/").getBody())
        .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  }

  @Test
  void loads_no_resources_and_runs_no_scripts() {
    assertThat(service.browse("/").getBody())
        .doesNotContain(
            "<script", "<img", "@import", "url(", "https:", "//cdn", "style=", "onclick");
  }

  @Test
  void its_policy_allows_only_its_own_style_and_form() throws Exception {
    var answer = service.browse("/");
    String style = only(answer.getBody(), "(?s)<style>(.*)</style>");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

    assertThat(answer.getHeaders())
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'none'; img-src data:; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'")
        .containsEntry("Content-Type", "text/html; charset=utf-8")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("Strict-Transport-Security", "max-age=31536000");
  }

  private static Draw drawWith(int number) {
    IntStream numbers = IntStream.range(0, 6).map(i -> (number - 1 + i) % 45 + 1);
    return new Draw(numbers.boxed().toList());
  }

  private static String property(String scheme, String name) {
    return only(scheme, "--" + name + ": (#\\w{6});");
  }

  private static String only(String text, String pattern) {
    List<MatchResult> found = Pattern.compile(pattern).matcher(text).results().toList();
    assertThat(found).hasSize(1);
    return found.getFirst().group(1);
  }

  /** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour, 1, 7, 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
