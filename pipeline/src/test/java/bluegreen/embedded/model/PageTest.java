package bluegreen.embedded.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @Property
  void page_after_page_gives_everything_once(
      @ForAll List<Integer> all, @ForAll @IntRange(min = 1, max = 9) int size) {
    List<Integer> seen = new ArrayList<>();
    @Nullable String token = null;
    do {
      Page<Integer> page = Page.of(all, token, size, 5, IllegalArgumentException::new);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(Math.min(size, 5));
      seen.addAll(page.items());
      token = page.next();
    } while (token != null);

    assertThat(seen).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "3", "99999999999"})
  void a_token_of_no_list_is_the_services_own_error(String token) {
    assertThatThrownBy(() -> Page.of(List.of(1, 2), token, null, 5, IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The token " + token + " is not one of this list.");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void a_page_of_nothing_is_the_services_own_error(int wanted) {
    assertThatThrownBy(() -> Page.of(List.of(1), null, wanted, 5, IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
