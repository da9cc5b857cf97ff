package dev.tandem.readiness.rules.library;

import static dev.tandem.readiness.rules.library.Library.members;
import static dev.tandem.readiness.rules.library.Library.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 7, for what the session and the request keep for all modules. */
final class RequestAttributes {

  private RequestAttributes() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "attribute of the session or request",
        "the session and the request's attributes are one map for all modules, and stay behind"
            + " in the process that has them when a module moves",
        "pass the value as a parameter of the address or as a hidden field of the form, or"
            + " keep it in a table of your schema",
        new LibraryUse(
                "uses attributes of the session or request",
                Set.of(
                    "kernel.web", "kernel.caching", "rollout.facade", "rollout.remote", "access"),
                types(
                    "jakarta.servlet.http.HttpSession",
                    "jakarta.servlet.http.HttpSessionListener",
                    "org.springframework.session.",
                    "org.springframework.web.context.request.RequestContextHolder",
                    "org.springframework.web.bind.annotation.SessionAttributes",
                    "org.springframework.web.bind.annotation.SessionAttribute",
                    "org.springframework.web.bind.annotation.RequestAttribute",
                    "org.springframework.web.bind.support.SessionAttributeStore",
                    "org.springframework.web.bind.support.SessionStatus",
                    "org.springframework.web.context.annotation.SessionScope",
                    "org.springframework.web.context.annotation.RequestScope",
                    "org.springframework.web.context.annotation.ApplicationScope",
                    "org.springframework.web.servlet.FlashMap",
                    "org.springframework.web.servlet.FlashMapManager",
                    "jakarta.servlet.http.Cookie",
                    "org.springframework.http.ResponseCookie",
                    "org.springframework.web.bind.annotation.CookieValue",
                    "org.springframework.web.util.WebUtils"),
                attributesOf("jakarta.servlet.ServletRequest")
                    .or(attributesOf("jakarta.servlet.ServletContext"))
                    .or(attributesOf("org.springframework.web.context.request.RequestAttributes"))
                    .or(
                        members(
                            "org.springframework.security.authentication"
                                + ".AbstractAuthenticationToken",
                            "setDetails"))
                    .or(
                        members(
                            "org.springframework.security.core.Authentication",
                            "getDetails",
                            "setAuthenticated"))
                    .or(
                        members(
                            "org.springframework.security.core.context.SecurityContext",
                            "setAuthentication"))
                    .or(
                        members(
                            "jakarta.servlet.ServletContext",
                            "getContext",
                            "setInitParameter",
                            "addListener"))
                    .or(
                        members(
                            "jakarta.servlet.http.HttpServletRequest", "getSession", "getCookies"))
                    .or(
                        members(
                            "jakarta.servlet.http.HttpServletResponse",
                            "getHeader",
                            "getHeaders",
                            "getHeaderNames",
                            "containsHeader"))
                    .or(
                        members(
                            "org.springframework.web.servlet.mvc.support.RedirectAttributes",
                            "addFlashAttribute",
                            "getFlashAttributes"))
                    .or(
                        members(
                            "org.springframework.web.servlet.function.ServerRequest",
                            "attribute",
                            "attributes",
                            "session")))
            ::in);
  }

  private static Predicate<JavaAccess<?>> attributesOf(String type) {
    return members(
        type,
        "setAttribute",
        "getAttribute",
        "removeAttribute",
        "getAttributeNames",
        "getSessionMutex",
        "getServletContext");
  }
}
