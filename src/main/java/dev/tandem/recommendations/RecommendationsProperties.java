package dev.tandem.recommendations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the recommendations.
 *
 * @param bookableWithin a mentor without free time within this period is not recommended
 * @param newFor how long a mentor counts as new after being listed
 * @param exploreEvery the size of a group of places that contains one new mentor
 * @param ratingWindow how long both sides can rate a session; then single ratings are revealed
 * @param ease strength λ of EASE's regularisation
 */
@ConfigurationProperties("tandem.recommendations")
public record RecommendationsProperties(
    @DefaultValue("14d") Duration bookableWithin,
    @DefaultValue("30d") Duration newFor,
    @DefaultValue("5") int exploreEvery,
    @DefaultValue("14d") Duration ratingWindow,
    @DefaultValue("5") double ease) {}
