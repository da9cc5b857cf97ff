package house.recommendations;

/** Ranks by price first (decision 0199). */
class Ranking {}
