"""A place name in Arabic in, a plain Latin spelling out, for names that no list gives in English.

Consonants by the common press values; a short vowel is written where two consonants would stand
together, since the text has none. It is a reading aid, not the official form.
"""

from __future__ import annotations

from evtx.text.normalize import strip_marks

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
    "ع": "'", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ة": "a", "ء": "",
    "ئ": "i", "ؤ": "u", "گ": "g", "پ": "p", "چ": "ch", "ڤ": "v",
}  # fmt: skip
_VOWELS = frozenset("اأإآىةئؤ")
_FIXED = {
    "أبو": "Abu", "ابو": "Abu", "أبي": "Abi", "أم": "Umm", "ام": "Umm", "بو": "Bu", "البو": "Albu", "ألبو": "Albu",
    "تل": "Tall", "كفر": "Kafr", "دير": "Dayr", "عين": "Ayn", "بئر": "Bir", "بير": "Bir", "رأس": "Ras",
    "خربة": "Khirbat",
    "بيت": "Bayt", "بني": "Bani", "وادي": "Wadi", "جبل": "Jabal", "باب": "Bab", "برج": "Burj", "قصر": "Qasr",
    "نهر": "Nahr", "شيخ": "Shaykh", "الشيخ": "al-Shaykh", "عبد": "Abd", "بن": "bin", "ابن": "Ibn", "حي": "Hayy",
    "الشرقية": "al-Sharqiyah", "الغربية": "al-Gharbiyah", "الشمالية": "al-Shamaliyah", "الجنوبية": "al-Janubiyah",
    "الشرقي": "al-Sharqi", "الغربي": "al-Gharbi", "الشمالي": "al-Shamali", "الجنوبي": "al-Janubi",
    "الكبير": "al-Kabir", "الكبيرة": "al-Kabirah", "الصغير": "al-Saghir", "الصغيرة": "al-Saghirah",
}  # fmt: skip
# Class words of features are told in English, after the name.
_CLASSES = {
    "جسر": "bridge", "معبر": "crossing", "حقل": "field", "مطار": "airport", "مخيم": "camp", "قاعدة": "base",
    "حاجز": "checkpoint", "طريق": "road", "مفرق": "junction", "سد": "dam", "ساحة": "square", "ميدان": "square",
    "شارع": "street", "سوق": "market", "دوار": "roundabout", "ميناء": "port", "معسكر": "camp", "سجن": "prison",
    "مستشفى": "hospital", "مشفى": "hospital", "مصفاة": "refinery", "محطة": "station", "مدرسة": "school",
    "مسجد": "mosque", "جامع": "mosque", "فندق": "hotel", "جزيرة": "island", "جامعة": "university", "مطعم": "restaurant",
    "بادية": "desert", "صحراء": "desert", "معمل": "plant", "مصنع": "factory", "كنيسة": "church", "بوابة": "gate",
}  # fmt: skip


def romanise(name: str) -> str:
    """The Latin spelling of an Arabic name: جسر اللطوة -> al-Latwah bridge."""
    words = strip_marks(name).replace('"', " ").replace("«", " ").replace("»", " ").replace("-", " - ").split()
    tail = ""
    if len(words) > 1 and words[0] in _CLASSES:
        tail = f" {_CLASSES[words[0]]}"
        words = words[1:]
    said = " ".join(_word(word, first=n == 0) for n, word in enumerate(words))
    return f"{said}{tail}".replace(" - ", "-").strip()


def _word(word: str, *, first: bool) -> str:
    if word in _FIXED:
        return _FIXED[word]
    if not word.isalpha() or word.isascii():
        return word
    article = word.startswith("ال") and len(word) > 4
    letters = word[2:] if article else word
    said = _letters(letters)
    said = said[:1].upper() + said[1:]
    return f"{'Al' if first else 'al'}-{said}" if article else said


def _letters(word: str) -> str:
    """Letter by letter; و and ي are vowels after a consonant, and a helping `a` makes syllables of what is left."""
    out: list[str] = []
    state = ""  # what the last letter was: vowel, onset (a consonant that wants a vowel), coda (one after a vowel)
    for at, letter in enumerate(word):
        following = word[at + 1] if at + 1 < len(word) else ""
        said = _LETTERS.get(letter, "")
        if letter in ("و", "ي") and state in ("onset", "coda") and following not in _VOWELS:
            out.append("u" if letter == "و" else "i")
            state = "vowel"
        elif letter in _VOWELS:
            out.append("ah" if letter == "ة" and state != "vowel" else said)
            state = "vowel"
        elif said:
            glide = letter == "ي" and following == "ة" and state in ("onset", "coda")
            last = not following and state == "coda"  # حلب: Halab
            out.append("i" if glide else "a" if state == "onset" or last else "")
            out.append("" if letter == "ع" and len(out) == 1 else said)
            state = "coda" if state in ("vowel", "onset") or last else "onset"
    return "".join(out)
