package house.shared.totals;

public class Totals {}
