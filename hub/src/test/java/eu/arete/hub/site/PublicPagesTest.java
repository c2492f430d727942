package eu.arete.hub.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import eu.arete.hub.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicPagesTest extends BrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/about",
            "/security",
            "/accessibility",
            "/legal",
            "/catalogue",
            "/register",
            "/log",
            "/rights",
            "/sign-in",
            "/account-request");

    @Test
    void every_public_page_is_accessible_in_both_languages_by_day_and_by_night() {
        for (String language : List.of("fr", "en")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page page = browser(language, scheme);
                // All pages once in each language and each light; the home page in all four.
                boolean whole = language.equals("fr") == (scheme == ColorScheme.LIGHT);
                for (String path : whole ? PAGES : List.of("/")) {
                    page.navigate(path);
                    picture(
                            page,
                            name(path) + "-" + language + "-" + scheme.name().toLowerCase());
                    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                    assertThat(page.locator("h1").count())
                            .as("main titles of " + path)
                            .isEqualTo(1);
                    assertAccessible(page);
                }
            }
        }
    }

    @Test
    void the_first_stop_of_the_keyboard_leads_to_the_content() {
        Page page = browser("en");
        page.navigate("/");
        page.keyboard().press("Tab");
        Locator focused = page.locator(":focus");
        assertThat(focused.textContent()).isEqualTo("Skip to the content");
        assertThat(focused.boundingBox().x).isGreaterThanOrEqualTo(0);
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#main");
    }

    @Test
    void pages_fit_a_telephone_without_scrolling_sideways() {
        Page page = browser("fr");
        page.setViewportSize(320, 640);
        for (String path : PAGES) {
            page.navigate(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(() -> "width of " + path + ", overflown by " + page.evaluate("""
                            [...document.querySelectorAll('body *')]
                                .filter(e => e.getBoundingClientRect().right > 320 && !e.closest('.scroll, pre'))
                                .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40))"""))
                    .isLessThanOrEqualTo(320);
        }
        page.navigate("/");
        picture(page, "home-fr-telephone");
    }

    @Test
    void a_page_that_does_not_exist_is_told_accessibly() {
        Page page = browser("fr", as());
        page.navigate("/nowhere");
        picture(page, "not-found-fr");
        assertAccessible(page);
    }

    private static String name(String path) {
        return path.equals("/") ? "home" : path.substring(1);
    }
}
