package eu.arete.hub.site.web;

import eu.arete.hub.site.Answers;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Every refusal and every breakdown gets an answer: problem details under /api, a page elsewhere, never a trace. */
@ControllerAdvice
class RefusalAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    private final Refusals refusals;
    private final SecureRandom random;

    RefusalAdvice(Refusals refusals, SecureRandom random) {
        this.refusals = refusals;
        this.random = random;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request, Locale locale) {
        if (refused.fault() != Refused.Fault.USER) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), refused.getMessage());
        }
        return answer(refusals.tell(refused, locale), request, locale);
    }

    /** The last net: what is not a refusal is a bug or a broken machine, told by number and logged whole. */
    @ExceptionHandler
    Object broken(Throwable fault, HttpServletRequest request, Locale locale) throws Throwable {
        if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
            throw fault; // the security filters answer
        }
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(refusals.tell(ofStatus(known.getStatusCode()), locale), request, locale);
        }
        if (fault instanceof org.springframework.http.converter.HttpMessageNotReadableException
                || fault instanceof org.springframework.beans.TypeMismatchException) {
            return answer(refusals.tell(ofStatus(HttpStatus.BAD_REQUEST), locale), request, locale);
        }
        byte[] number = new byte[5];
        random.nextBytes(number);
        String incident = HexFormat.of().formatHex(number);
        LOG.error("incident {} on {} {}", incident, request.getMethod(), request.getRequestURI(), fault);
        return answer(refusals.tell(ofStatus(HttpStatus.INTERNAL_SERVER_ERROR), locale, incident), request, locale);
    }

    static Refused ofStatus(HttpStatusCode code) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        return switch (status) {
            case NOT_FOUND -> Refused.notFound("site.not-found");
            case METHOD_NOT_ALLOWED -> Refused.because("site.method").with(status);
            case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE ->
                Refused.because("site.media-type").with(status);
            case CONTENT_TOO_LARGE -> Refused.because("site.too-large").with(status);
            case UNAUTHORIZED -> Refused.because("accounts.sign-in-first").with(status);
            case FORBIDDEN -> Refused.forbidden("accounts.not-allowed");
            case TOO_MANY_REQUESTS -> Refused.because("site.too-many").with(status);
            default ->
                status.is4xxClientError()
                        ? Refused.because("site.malformed").with(status)
                        : Refused.unavailable("site.broken").with(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    static Object answer(Refusals.Told told, HttpServletRequest request, Locale locale) {
        if (Answers.wantsProblem(request)) {
            return ResponseEntity.status(told.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .header("Content-Language", locale.getLanguage())
                    .body(Answers.problem(told));
        }
        ModelAndView page = new ModelAndView("site/refused");
        page.setStatus(HttpStatus.valueOf(told.status()));
        page.addObject("told", told);
        return page;
    }
}
