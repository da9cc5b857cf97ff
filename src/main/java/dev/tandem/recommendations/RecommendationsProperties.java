package dev.tandem.recommendations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recommendations behave.
 *
 * @param bookableWithin a mentor who is not free sooner is not recommended
 * @param newFor how long a mentor counts as new after being listed
 * @param exploreEvery one place in so many is kept for a new mentor
 * @param ratingWindow how long both sides can rate, and stay blind to each other
 * @param ease strength λ of EASE's regularisation
 */
@ConfigurationProperties("tandem.recommendations")
public record RecommendationsProperties(
    @DefaultValue("14d") Duration bookableWithin,
    @DefaultValue("30d") Duration newFor,
    @DefaultValue("5") int exploreEvery,
    @DefaultValue("14d") Duration ratingWindow,
    @DefaultValue("5") double ease) {}
