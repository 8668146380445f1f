"""The Russian of everything the program says: English text or template to Russian.

The Russian names of kinds, fields and codes are in labels.py and glossary.py. Placeholders are those of the
English; the Russian is worded so that no value needs to be inflected.
"""

from .labels import KINDS

# fmt: off
HELP = {
    # The overview
    "Who proposed what at the Consultative Meetings of the Heads of State of Central Asia.":
        "Кто что предложил на Консультативных встречах глав государств Центральной Азии.",
    "Usage: {usage}":
        "Использование: {usage}",
    "casummit COMMAND [OPTIONS]":
        "casummit КОМАНДА [ПАРАМЕТРЫ]",
    "[OPTIONS]":
        "[ПАРАМЕТРЫ]",
    "Examples":
        "Примеры",
    "'casummit COMMAND --help' lists the options of a command; 'casummit --version' shows the versions.":
        "Параметры команды: casummit КОМАНДА --help; версии программы и данных: casummit --version.",
    "data set {name} {version}, {updated}":
        "набор данных {name} {version}, {updated}",

    # Headings
    "Ask":
        "Запросы",
    "Registers":
        "Перечни",
    "Data sets":
        "Наборы данных",
    "Help":
        "Справка",
    "Arguments":
        "Аргументы",
    "Search":
        "Поиск",
    "initiative, quote, event or document: only these.":
        "initiative, quote, event или document: только эти.",
    "Filters":
        "Фильтры",
    "Output":
        "Вывод",
    "General":
        "Общие параметры",

    # Commands
    "Only the latest meeting, unless --meeting, --year, --thread or --outcome is given. In a table, Idea 2/3 is the second of three initiatives of one idea; 'casummit threads' lists these ideas.":
        "Только последняя встреча, если не указаны --meeting, --year, --thread или --outcome. «Идея 2/3» в таблице — вторая из трёх инициатив одной сквозной идеи; их список: casummit threads.",
    "Search the records in either language, best matches first.":
        "Найти записи по словам на любом из двух языков; сначала — самые подходящие.",
    'Initiatives, quotations, events and documents are searched. All words must occur. In one quoted argument: "a phrase", -word (to exclude it), this OR that.':
        "Поиск идёт по инициативам, цитатам, событиям и документам. Должны встретиться все слова. В одном аргументе в кавычках: \"фраза\", -слово (исключить), одно OR другое.",
    "Begin with a byte order mark, for Excel.":
        "Начать файл с метки порядка байтов (BOM) — для Excel.",
    "The exit code is 0 if there are none, 3 if there are any. --fix changes the form of a file, never its data, and refuses one with comments below its first lines.":
        "Код возврата 0, если ошибок нет, и 3, если есть хотя бы одна. --fix меняет только запись файла, но не данные, и не трогает файл с комментариями ниже первых строк.",
    "List the initiatives: who proposed what, and at which meeting.":
        "Показать инициативы: кто, что и на какой встрече предложил.",
    "Open the source of a record in the browser, at the sentence of a quotation.":
        "Открыть источник записи в браузере, для цитаты — на нужной фразе.",
    "Of several sources the official one is opened. Without a browser, their addresses are printed.":
        "Из нескольких источников открывается официальный. Если браузера нет, выводятся их адреса.",
    "Print references to records, or to the data set.":
        "Вывести библиографические ссылки на записи или на набор данных.",
    "Each names the speaker and the meeting, the best source, the record and the version of the data set.":
        "В каждой названы автор и встреча, лучший источник, запись и версия набора данных.",
    "Only the latest meeting, unless --meeting, --year, --thread or --outcome is given.":
        "Только последняя встреча, если не указаны --meeting, --year, --thread или --outcome.",
    "List the quotations: word for word, with our translation.":
        "Показать цитаты: дословно и с нашим переводом.",
    "Count the initiatives by topic and country or by other fields, as a picture or as rows.":
        "Посчитать инициативы по темам и странам или по другим полям: картинкой или строками.",
    "Only the latest meeting, unless --meeting, --year, --thread or --outcome is given, or the count is by meeting or year.":
        "Только последняя встреча, если не указаны --meeting, --year, --thread или --outcome и подсчёт идёт не по встречам и не по годам.",
    "List the meetings in order, with the documents adopted and the number of initiatives by country.":
        "Показать встречи по порядку: принятые документы и число инициатив каждой страны.",
    "Show records of any kind in full, with everything that belongs to them.":
        "Показать записи любого вида полностью, со всем, что к ним относится.",
    "List the meetings, with the number of initiatives and documents of each.":
        "Показать встречи: сколько на каждой выдвинуто инициатив и принято документов.",
    "List the countries, with the number of initiatives put forward for each.":
        "Показать страны: сколько инициатив выдвинуто от имени каждой.",
    "List those who spoke for a country, with the number of initiatives of each.":
        "Показать лидеров, представлявших страны: сколько инициатив выдвинул каждый.",
    "List the topics, with the number of initiatives on each.":
        "Показать темы: сколько инициатив по каждой.",
    "With filters: those that the remaining initiatives belong to, with counts of these.":
        "С фильтрами — только то, к чему относятся отобранные инициативы; считаются только они.",
    "--meeting, --year, --source and --publisher are the document's own; other filters keep the documents that an event links to an initiative.":
        "--meeting, --year, --source и --publisher относятся к самому документу; прочие фильтры оставляют документы, которые событие связывает с инициативой.",
    "List the threads: ideas that were taken up again at later meetings.":
        "Показать сквозные идеи — те, к которым возвращались на следующих встречах.",
    "List the documents adopted at the meetings.":
        "Показать документы, принятые на встречах.",
    "List what became of the initiatives: dated events with their sources, oldest first.":
        "Показать, что стало с инициативами: датированные события с источниками, сначала ранние.",
    "Filters apply to the initiatives that the events answer; --year, --source, --publisher, --evidence and --outcome apply to the events themselves.":
        "Фильтры относятся к инициативам, с которыми связаны события; --year, --source, --publisher, --evidence и --outcome — к самим событиям.",
    "List the sources, with the number of initiatives and quotations that cite each.":
        "Показать источники: сколько инициатив и цитат ссылается на каждый.",
    "Check a data set and list every problem, one per line, with its place.":
        "Проверить набор данных и показать все ошибки, по одной в строке, с указанием места.",
    "Check the quotations and cited paragraphs of a source against its text.":
        "Сверить цитаты и указанные абзацы источника с его текстом.",
    "The exit code is 0 if all are there, 1 if any is changed or missing.":
        "Код возврата 0, если всё на месте, и 1, если что-то изменено или отсутствует.",
    "Print the JSON Schema of a data set, for editors.":
        "Вывести схему набора данных (JSON Schema) для редакторов.",
    "List the fields of each kind of record: name, type, meaning.":
        "Показать поля записей каждого вида: имя, тип, описание.",
    "Write the data set, or the part that the filters select, to a file.":
        "Записать в файл весь набор данных или его часть, отобранную фильтрами.",
    "Endings: .json, .jsonl, .csv, .tsv, .yaml or .yml, .md, .sqlite or .db, .xlsx; FOLDER/ is a data package (frictionless), datasette.yaml tells Datasette title and licence.":
        "Расширения: .json, .jsonl, .csv, .tsv, .yaml или .yml, .md, .sqlite или .db, .xlsx; КАТАЛОГ/ — пакет данных (Frictionless), datasette.yaml — название и лицензия для Datasette.",
    "Show help on a command, or the list of commands.":
        "Показать справку о команде или список команд.",
    "Print a script that lets a shell complete commands, options and values.":
        "Вывести скрипт автодополнения: команды, параметры и значения по клавише Tab.",
    "Add this line to your shell's start-up file:":
        "Строка для файла настроек оболочки:",

    # Arguments
    "Ids or names; - reads them from standard input.":
        "Идентификаторы или названия; «-» — читать их со стандартного ввода.",
    "Ids; - reads them from standard input. Without any, the data set.":
        "Идентификаторы; «-» — читать их со стандартного ввода. Без них — набор данных.",
    "Output file; its extension sets the format. Use - and --format for standard output.":
        "Файл для записи; формат — по расширению. Для стандартного вывода: «-» и --format.",
    "Words to search for.":
        "Слова для поиска.",
    "A data set; by default, the one in use.":
        "Набор данных; если не указан — текущий.",
    "Id of a source.":
        "Идентификатор источника.",
    "Its text in UTF-8, one paragraph per line.":
        "Его текст: абзац на строку, UTF-8.",
    "A kind of record; by default, all.":
        "Вид записей; если не указан — все.",
    "A command.":
        "Команда.",
    "bash, zsh, fish or powershell.":
        "bash, zsh, fish или powershell.",

    # Options
    "{help} Default: {default}.":
        "{help} По умолчанию: {default}.",
    "Show this help.":
        "Показать эту справку.",
    "Show the versions of the program and the data set.":
        "Версии программы и набора данных.",
    "One or two of {fields}.":
        "Одно или два поля из списка: {fields}.",
    "Only print the addresses of all sources.":
        "Только вывести адреса всех источников.",
    "As rows: one for each value of the first field, a column for each of the second.":
        "Таблицей: строка на каждое значение первого поля, столбец — на каждое второго.",
    "Match words exactly as typed.":
        "Искать слова точно так, как они введены.",
    "text, bibtex or csl-json.":
        "text, bibtex или csl-json.",
    "Code or name: KZ, KAZ, Kazakhstan, Казахстан.":
        "Код или название: KZ, KAZ, Kazakhstan, Казахстан.",
    "Id or any known spelling: tokayev, Токаев.":
        "Идентификатор или любое известное написание: tokayev, Токаев.",
    "Id or name: water, вода.":
        "Идентификатор или название: water, вода.",
    "Id or title of a thread: initiatives with one idea.":
        "Идентификатор или название сквозной идеи.",
    "Id, number, year, city, 'latest' or 'all'.":
        "Идентификатор, номер, год, город, latest (последняя) или all (все).",
    "2025, 2021..2024, ..2019 or 2023..":
        "2025, 2021..2024, ..2019 или 2023..",
    "propose, call, offer or support.":
        "propose (предложил), call (призвал), offer (готов сделать) или support (поддержал).",
    "Instrument proposed: council, fund, none …":
        "Предложенный инструмент: council (совет), fund (фонд), none (нового нет) и др.",
    "Id or name of a publisher.":
        "Идентификатор или название издателя.",
    "official (a state body's own page), corroborated (by an independent source), relayed (an official release in the press) or single (one source).":
        "official (официальный источник), corroborated (независимые), relayed (релиз в прессе) или single (один источник).",
    "What became of it: signed, founded …, any, none or unsought.":
        "Что было дальше: signed (подписано), founded (создано) …, any (что угодно), none (ничего не найдено) или unsought (не проверяли).",
    "{formats}; short: {short}.":
        "{formats}; кратко: {short}.",
    "Only these fields, in this order: id,title.ru,topics.":
        "Только эти поля, в этом порядке: id,title.ru,topics.",
    "Sort by these fields; -FIELD sorts in descending order.":
        "Сортировать по этим полям; -ПОЛЕ — в обратном порядке.",
    "At most N records.":
        "Не больше N записей.",
    "Show only the number of records.":
        "Показать только число записей.",
    "Exit with code 1 if nothing was found.":
        "Код возврата 1, если ничего не найдено.",
    "Write to FILE; its extension sets the format.":
        "Записать в ФАЙЛ; формат — по его расширению.",
    "json, jsonl, csv, tsv, yaml, md, sqlite, xlsx, package or datasette, whatever the ending.":
        "json, jsonl, csv, tsv, yaml, md, sqlite, xlsx, package или datasette, независимо от расширения.",
    "First write the file in canonical form.":
        "Сначала записать файл в каноническом виде.",
    "Replace an existing file or package.":
        "Заменить существующий файл или пакет.",
    "Whether tsv and csv start with the names of the columns.":
        "Начинать ли tsv и csv со строки с названиями столбцов.",
    "On a terminal, use a pager: CASUMMIT_PAGER, PAGER or less.":
        "В терминале листать постранично: CASUMMIT_PAGER, PAGER, less.",
    "Never cut or wrap a line.":
        "Не обрезать и не переносить строки.",
    "Start with a byte order mark, for Excel.":
        "Начать с метки порядка байтов (BOM), для Excel.",
    "Escape everything that is not ASCII.":
        "Экранировать все символы, кроме ASCII.",
    "Language of tables, help and messages: en or ru.":
        "Язык таблиц, справки и сообщений: en или ru.",
    "auto, always or never.":
        "Цвет: auto (где уместно), always (всегда) или never (никогда).",
    "Your own data set (YAML).":
        "Свой набор данных (YAML).",
    "No counts, hints or warnings.":
        "Без итогов, подсказок и предупреждений.",
    "Show a traceback with an error.":
        "При ошибке показать трассировку.",

    # Names of values
    "ACTION": "ДЕЙСТВИЕ",
    "COMMAND": "КОМАНДА",
    "COUNTRY": "СТРАНА",
    "DEGREE": "СТЕПЕНЬ",
    "FIELD[,FIELD]": "ПОЛЕ[,ПОЛЕ]",
    "FIELDS": "ПОЛЯ",
    "OUTCOME": "ИТОГ",
    "FILE": "ФАЙЛ",
    "FORMAT": "ФОРМАТ",
    "KIND": "ВИД",
    "LANG": "ЯЗЫК",
    "LEADER": "ЛИДЕР",
    "MEETING": "ВСТРЕЧА",
    "PUBLISHER": "ИЗДАТЕЛЬ",
    "SHELL": "ОБОЛОЧКА",
    "SOURCE": "ИСТОЧНИК",
    "STYLE": "СТИЛЬ",
    "TEXTFILE": "ТЕКСТ",
    "THREAD": "ИДЕЯ",
    "TOPIC": "ТЕМА",
    "WHEN": "КОГДА",
    "WORDS…": "СЛОВА…",
    "YEARS": "ГОДЫ",
}

ERRORS = {
    # Command lines
    "unknown command '{name}'":
        "неизвестная команда: «{name}»",
    "'casummit --help' lists the commands":
        "список команд: casummit --help",
    "unknown option '{name}'":
        "неизвестный параметр: «{name}»",
    "option '{name}' needs a value":
        "для параметра {name} нужно значение",
    "option '{name}' takes no value":
        "параметр {name} указывают без значения",
    "option '{name}' must come after the command":
        "параметр {name} ставят после команды",
    "as in {example}":
        "например: {example}",
    "{name} is missing":
        "не указан аргумент {name}",
    "{name} cannot be '{value}'":
        "недопустимое значение аргумента {name}: «{value}»",
    "too many arguments: {words}":
        "лишние аргументы: {words}",
    "see 'casummit --help'":
        "подробнее: casummit --help",
    "see 'casummit {name} --help'":
        "подробнее: casummit {name} --help",
    "to exclude a word, put all words after --: {example}":
        "чтобы исключить слово, поставьте все слова после --: {example}",
    "did you mean {words}?":
        "возможно, имелось в виду: {words}",
    "rules that need what is broken are checked once it is mended":
        "правила, которым нужно исправное, проверяются после исправления",
    "use: {example}":
        "для этого есть: {example}",
    "to search for words: {example}":
        "поиск по словам: {example}",
    "{one} or {other}":
        "{one} или {other}",
    "{one} and {other}":
        "{one} и {other}",
    "known: {known}":
        "допустимые значения: {known}",
    "known: {known}, … ({number} in all)":
        "допустимые значения: {known}, … (всего {number})",
    "unknown {name} '{value}'":
        "неизвестное значение --{name}: «{value}»",
    "unknown field '{name}'":
        "неизвестное поле: «{name}»",
    "known fields: {known}":
        "допустимые поля: {known}",
    "unknown kind '{name}'":
        "неизвестный вид записей: «{name}»",
    "a limit is a whole number, 0 or more":
        "значение --limit — целое число, 0 или больше",
    "write years as 2025, 2021..2024, ..2019 or 2023..":
        "годы указывают так: 2025, 2021..2024, ..2019 или 2023..",
    "drop the filter, or give it a value":
        "уберите фильтр или укажите, что искать",
    "cannot count by '{name}'":
        "считать по «{name}» нельзя",
    "--by takes one field or two different fields":
        "считать можно по одному полю или по двум разным",
    "--pivot takes two fields":
        "для --pivot нужны два поля",
    "counts have no ids":
        "у итогов подсчёта нет идентификаторов",
    "use '--fields {name}' for the values they are counted by":
        "чтобы получить сами значения, укажите --fields {name}",
    "CASUMMIT_LANG is '{value}'":
        "недопустимое значение CASUMMIT_LANG: «{value}»",
    "known: {words}":
        "допустимые значения: {words}",

    "no meeting in '{value}'":
        "нет встреч за период «{value}»",
    "no meeting in {year}":
        "в {year} году встречи не было",
    "no event in {year}":
        "в {year} году событий не было",
    "nearest: {words}":
        "ближе всего: {words}",
    "no event in '{value}'":
        "нет событий за период «{value}»",

    # Records
    "no record '{id}'":
        "нет записи «{id}»",
    "'{value}' may mean several records":
        "«{value}» может означать несколько записей",
    "name one: {words}":
        "укажите одну: {words}",
    "'{id}' has no source of its own":
        "у записи «{id}» нет собственных источников",
    "see 'casummit show {id}' for what belongs to it":
        "что к ней относится: casummit show {id}",
    "the first of {number} sources; --print lists all":
        "открыт первый из источников (всего {number}); все адреса: --print",
    "'{id}' is not a source":
        "«{id}» — не источник",
    "'casummit sources' lists them":
        "список источников: casummit sources",
    "'{value}' means {ids}":
        "«{value}» — это {ids}",

    # Files and streams
    "{place}: not UTF-8; save the file as UTF-8":
        "{place}: это не UTF-8; сохраните файл в UTF-8",
    "name a YAML file with --data or CASUMMIT_DATA":
        "укажите файл YAML в --data или CASUMMIT_DATA",
    "{file}: larger than {most} bytes; split it, or name another file":
        "{file}: размер больше {most} байт; разделите файл или укажите другой",
    "standard input is larger than {most} bytes; ask in parts":
        "на стандартном вводе больше {most} байт; разделите запрос на части",
    "too many links lead across the initiatives that are left out":
        "через отброшенные инициативы ведёт слишком много связей",
    "keep more of them with other filters":
        "измените фильтры так, чтобы отбрасывалось меньше инициатив",
    "run 'casummit validate {file}' for all":
        "все ошибки: casummit validate {file}",
    "{more} more; run 'casummit validate {file}' for all":
        "и ещё {more}; все ошибки: casummit validate {file}",
    "cannot read {file!r}: no file has such a name":
        "не удалось прочитать {file!r}: такого имени у файла быть не может",
    "{file}: changed while it was read":
        "{file}: файл изменился во время чтения",
    "run the command again":
        "повторите команду",
    "unknown extension '{ending}'":
        "неизвестное расширение: «{ending}»",
    "'{file}' has no extension":
        "у файла «{file}» нет расширения",
    "known: {known}; or give the format with --format":
        "допустимые расширения: {known}; или укажите формат в --format",
    "'{command}' writes such a file":
        "такой файл записывает команда: {command}",
    "for standard output give the format with --format":
        "для стандартного вывода укажите формат в --format",
    "{format} cannot be written to standard output":
        "формат {format} нельзя записать в стандартный вывод",
    "{format} is a file, and '{file}/' is a folder":
        "формат {format} — это файл, а «{file}/» — каталог",
    "{format} takes no byte order mark":
        "в формате {format} метки порядка байтов не бывает",
    "leave --bom out":
        "уберите --bom",
    "give a file name":
        "укажите имя файла",
    "{file} exists already":
        "{file} уже существует",
    "--force replaces it":
        "чтобы заменить его, добавьте --force",
    "{folder} holds something else: {name}":
        "в {folder} есть кое-что ещё: {name}",
    "name another folder":
        "укажите другой каталог",
    "cannot make a data package: {reason}":
        "не удалось создать пакет данных: {reason}",
    "cannot write {file}: the library XlsxWriter is not installed":
        "не удалось записать {file}: не установлена библиотека XlsxWriter",
    "install it with: {command}":
        "установите её: {command}",
    "the sheet '{name}' would be larger than Excel allows":
        "лист «{name}» больше, чем допускает Excel",
    "export the data into .sqlite or .csv":
        "запишите данные в .sqlite или .csv",
    "cannot make a database: {reason}":
        "не удалось создать базу данных: {reason}",
    "{file} is in use or was not closed: {journal} exists":
        "{file} используется или не был закрыт: рядом есть {journal}",
    "close it, or give another file name":
        "закройте его или укажите другой файл",
    "this SQLite lacks FTS5; the database has no full-text index":
        "в этой сборке SQLite нет полнотекстового поиска (FTS5): база данных будет без него",
    "cannot start the pager '{name}': {reason}":
        "не удалось запустить программу просмотра «{name}»: {reason}",
    "no file has such a name: {name!r}":
        "такого имени у файла быть не может: {name!r}",
    "cannot read standard input: {reason}":
        "не удалось прочитать стандартный ввод: {reason}",
    "cannot read standard input: it is closed":
        "не удалось прочитать стандартный ввод: он закрыт",
    "the pager '{name}' failed: {reason}":
        "программа просмотра «{name}» завершилась с ошибкой: {reason}",
    "exit code {code}":
        "код возврата {code}",
    "signal {number}":
        "сигнал {number}",
    "cannot write {file}: {reason}":
        "не удалось записать {file}: {reason}",
    "cannot write to standard output: {reason}":
        "не удалось записать в стандартный вывод: {reason}",
    "cannot write: standard output is closed":
        "записать нельзя: стандартный вывод закрыт",
    "standard output is {encoding}, which lacks some characters; they are replaced":
        "в кодировке стандартного вывода ({encoding}) нет некоторых символов; они заменены",
    "internal error: {what}":
        "внутренняя ошибка: {what}",
    "run it again with --debug and report what it shows":
        "повторите команду с --debug и сообщите об ошибке, приложив вывод",
}

PROBLEMS = {
    # YAML
    "the file is empty":
        "файл пуст",
    "longer than {most} characters":
        "длиннее {most} символов",
    "nested more than {most} deep":
        "вложенность больше {most} уровней",
    "tags are not allowed here: {tag}":
        "теги здесь недопустимы: {tag}",
    "an alias contains itself":
        "псевдоним содержит сам себя",
    "aliases expand to more than {most} values":
        "псевдонимы раскрываются более чем в {most} значений",
    "a character that YAML does not allow: {char}":
        "символ, недопустимый в YAML: {char}",
    "a quotation mark that is never closed; close it":
        "кавычка не закрыта; закройте её",
    "a colon with a space within a text; put the text in quotes":
        "двоеточие с пробелом внутри текста; заключите текст в кавычки",
    "this key is indented too far, or the line above lacks a colon; correct one":
        "у ключа лишний отступ, или строкой выше нет двоеточия; исправьте",
    "a line without a colon; add it, or indent the line as part of a text":
        "в строке нет двоеточия; добавьте его или, если это продолжение текста, отступ",
    "a tab; indent with spaces":
        "табуляция; делайте отступы пробелами",
    "a text cannot begin with {char}; put it in quotes":
        "текст не может начинаться с {char}; заключите его в кавычки",
    "a second document begins here; a data set is one: take '---' out":
        "здесь начинается второй документ, а набор данных — один; уберите «---»",
    "not indented like the lines around it; correct the indentation":
        "отступ не такой, как у соседних строк; исправьте его",
    "a bracket that is not closed, or a comma is missing after it; add one":
        "скобка не закрыта, или после неё не хватает запятой; добавьте",
    "the text that begins here ends in line {number}; close its quotation mark":
        "текст, который здесь начинается, кончается в строке {number}; закройте кавычку",
    "a text goes on after its closing quotation mark; put all of it in quotes":
        "текст продолжается после закрывающей кавычки; заключите в кавычки его весь",
    "keys stand twice from {key!r} on: if a new item begins here, put '- ' before it":
        "начиная с «{key}», ключи повторяются; если здесь новый элемент, поставьте перед ним «- »",
    "keys must be text; put this one in quotes":
        "ключ должен быть текстом; заключите его в кавычки",
    "duplicate key {key!r}; keep one":
        "ключ «{key}» указан дважды; оставьте один",

    # The form
    "not in canonical form; 'casummit validate --fix {file}' writes it so":
        "файл не в каноническом виде; чтобы привести его: casummit validate --fix {file}",
    "a comment, which canonical form does not keep; move it to the top, or into a 'note'":
        "комментарий, которого в каноническом виде не бывает; перенесите его в начало файла или в note",
    "{place}: this comment would be lost":
        "{place}: этот комментарий был бы потерян",
    "move comments to the top of the file, or into a 'note'; nothing was written":
        "перенесите комментарии в начало файла или в note; файл не изменён",
    "--fix needs a file of your own":
        "для --fix нужен собственный файл",

    # The schema
    "data set":
        "набор данных",
    "the data set":
        "верхний уровень",
    "key {key!r} is missing; add it":
        "нет ключа «{key}»; добавьте его",
    "unknown key {key!r}; {advice}":
        "неизвестный ключ «{key}»; {advice}",
    "known are {known}":
        "допустимы {known}",
    "did you mean {word!r}?":
        "возможно, имелось в виду «{word}»",
    "{name} must be {type}, not {seen}":
        "{name}: ожидается {type}, а здесь {seen}",
    "a mapping (key: value)":
        "словарь (ключ: значение)",
    "a whole number":
        "целое число",
    "true or false":
        "true или false",
    "text":
        "текст",
    "a mapping":
        "словарь",
    "a list":
        "список",
    "nothing":
        "пусто",
    "{value!r}":
        "«{value}»",
    "{key!r} is not a valid key here; {advice}":
        "недопустимый ключ «{key}»; {advice}",
    "{name} cannot be {seen}; {advice}":
        "{name}: не подходит {seen}; {advice}",
    "it is one of {known}":
        "допустимые значения: {known}",
    "the section":
        "раздел",
    "the record":
        "запись",
    "write it in small Latin letters, digits and hyphens, as in 'rare-earths'":
        "пишите строчными латинскими буквами, цифрами и дефисами, например rare-earths",
    "write the two capital letters of ISO 3166-1, as in KZ":
        "нужны две прописные латинские буквы по ISO 3166-1, например KZ",
    "write the three capital letters of ISO 3166-1, as in KAZ":
        "нужны три прописные латинские буквы по ISO 3166-1, например KAZ",
    "write three numbers, as in 2.0.1":
        "нужны три числа, например 2.0.1",
    "write year, month and day, as in 2025-11-16":
        "нужны год, месяц и день, например 2025-11-16",
    "write year, month and day as far as known, as in 2025-11-16, 2025-11 or 2025":
        "нужны год, месяц и день, насколько они известны, например 2025-11-16, 2025-11 или 2025",
    "write Q and a number, as in Q232":
        "нужны Q и число, например Q232",
    "write the code of a language, as in ru or uz-Latn":
        "нужен код языка, например ru или uz-Latn",
    "write an address that begins with https:// and has no spaces":
        "нужен адрес, который начинается с https:// и не содержит пробелов",
    "{name} is empty; fill it in":
        "{name}: пусто; заполните",
    "{name} is empty; fill it in, or leave out the key":
        "{name}: пусто; заполните или уберите ключ",
    "{name} is empty; fill it in, or take it out":
        "{name}: пусто; заполните или уберите",
    "{name} cannot be {seen}; its minimum is {least}":
        "{name}: не подходит {seen}; нужно не меньше {least}",
    "{name} cannot be {seen}; its maximum is {most}":
        "{name}: не подходит {seen}; нужно не больше {most}",
    "{name} needs at least {least} items":
        "{name}: слишком мало значений; нужно не меньше {least}",
    "{name} names something twice; keep one":
        "{name}: есть повторы; уберите лишнее",
    "{name} breaks the schema's rule {rule!r}":
        "{name}: нарушено правило схемы «{rule}»",

    # The rules between records
    "the id {id!r} is taken by another {kind}; give each record one of its own":
        "идентификатор «{id}» уже занят ({kind}); дайте каждой записи свой",
    "{register} has no {id!r}; {advice}":
        "в разделе {register} нет «{id}»; {advice}",
    "add it to the documents of its meeting":
        "добавьте документ к документам его встречи",
    "add it to {register}":
        "добавьте эту запись в {register}",
    "{leader} did not take part in {meeting} for {country}; correct the record or the list of participants":
        "среди участников {meeting} нет {leader} от {country}; исправьте запись или список участников",
    "{id!r} is not earlier; name earlier ones only":
        "«{id}» не раньше этой инициативы; указывайте только более ранние",
    "{id!r} is not linked to the others; add 'follows' or drop it":
        "«{id}» не связана с остальными; добавьте follows или уберите её",
    "no thread holds both this and {id!r}; add one":
        "нет сквозной идеи, в которую входят и эта инициатива, и «{id}»; добавьте её",
    "{field} is {ours!r} here but {theirs!r} in {id!r}; make them agree":
        "{field}: здесь «{ours}», а в «{id}» — «{theirs}»; приведите в соответствие",
    "translate it into {langs} only":
        "нужен перевод только на {langs}",
    "number {number} does not follow {last}; number meetings by date":
        "номер {number} не следует за {last}; нумеруйте встречи по датам",
    "{day} is not a real date; correct it":
        "даты {day} не существует; исправьте её",
    "{id!r} is cited {count} times; cite it once":
        "«{id}» указан несколько раз ({count}); оставьте один",
    "{word!r} belongs to {id!r} too; keep it in one of them":
        "«{word}» есть и в «{id}»; оставьте в одной записи",
    "no record cites this source; cite it or remove it":
        "на этот источник не ссылается ни одна запись; сошлитесь на него или уберите его",
    "no source names this publisher; remove it":
        "этот издатель не указан ни у одного источника; уберите его",
    "Cyrillic letters in the English text; translate or transliterate":
        "в английском тексте есть кириллица; переведите или транслитерируйте",
    "no Cyrillic letter in the Russian text; translate":
        "в русском тексте нет кириллицы; переведите его",
    "the languages differ in numbers: {numbers}; make them agree":
        "числа в английском и русском текстах расходятся: {numbers}; приведите их в соответствие",
    "the title has {length} characters; the limit is {most}":
        "длина названия в символах: {length}; допустимо не больше {most}",
    "'official' contradicts the kind {kind!r}; correct one":
        "official противоречит виду издателя {kind!r}; исправьте одно из двух",
    "not a public address; cite the public one":
        "адрес не для читателей (тестовый сервер или метка для слежения); укажите общедоступный",
    "the title ends with a full stop; remove it":
        "название заканчивается точкой; уберите её",
    "{date} is before the meeting of {id!r}; correct one":
        "{date} раньше встречи, на которой выдвинута {id!r}; исправьте одно из двух",
    "{day} is before the meeting, or after 'updated'; correct it":
        "{day} раньше встречи или позже даты обновления набора данных (updated); исправьте",
    "{id!r} takes part in the meetings; take 'outside' out":
        "{id!r} участвует во встречах; уберите outside",
    "events are what happened; they cannot be '{value}'":
        "события — это то, что произошло; «{value}» — не о них",
    "'{command}' lists the initiatives":
        "«{command}» показывает такие инициативы",
    "{date} is after 'updated' of the data set; correct one":
        "{date} позже даты обновления набора данных (updated); исправьте одно из двух",
    "every source is older than the event; cite one that tells of it":
        "все источники старше события; сошлитесь на тот, где о нём сказано",
    "'ratified' needs exactly one country in 'countries'; give each its event":
        "при «ratified» в countries должна быть ровно одна страна; заведите по событию на каждую",
    "its own country pursues an initiative; name {country} or change the outcome":
        "«pursued» — дело страны, выдвинувшей инициативу; укажите {country} или другой outcome",
    "'signed' needs 'countries', or a note that says why they are not known":
        "при «signed» нужны countries или примечание о том, почему стороны неизвестны",
    "nothing was signed before; add the event 'signed' or change the outcome":
        "до этого ничего не подписано; добавьте событие «signed» или укажите другой outcome",
    "the same as {id!r}: initiative, outcome, date, countries; keep one":
        "совпадает с {id!r}: инициатива, outcome, дата и страны те же; оставьте одно",
    "{thread!r} has none of its initiatives; correct one":
        "в {thread!r} нет ни одной из его инициатив; исправьте одно из двух",
    "the last event is of {date}; put 'sought' there or later":
        "последнее событие датировано {date}; sought должен быть не раньше",
    "the text has {length} characters; the limit is {most}":
        "длина текста в символах: {length}; допустимо не больше {most}",

    # The codebook's rules: ids
    "by meeting and country the id begins with {wanted!r}; correct the id or the record":
        "судя по встрече и стране, идентификатор должен начинаться с «{wanted}»; исправьте его или запись",
    "by date and city the id is {wanted!r}; correct the id or the record":
        "судя по дате и городу, идентификатор — «{wanted}»; исправьте его или запись",
    "by its date the id begins with {wanted!r}; correct one of the two":
        "судя по дате, идентификатор должен начинаться с «{wanted}»; исправьте одно из двух",
    "{date} contradicts the date in the id; correct one of the two":
        "{date} не совпадает с датой в идентификаторе; исправьте одно из двух",
    "the id is not the surname, as in 'tokayev', nor has an initial; correct it":
        "идентификатор — не фамилия (как tokayev) и не фамилия с инициалом; исправьте его",
    "another leader has this surname; add an initial to the id":
        "такая же фамилия есть у другого лидера; добавьте к идентификатору инициал",

    # The codebook's rules: order
    "earlier than {id!r}, which stands before it; put the earliest first":
        "раньше, чем «{id}», а стоит после; расположите по датам, сначала ранние",

    # The codebook's rules: sources
    "the page of {id!r} too; keep one source and cite that":
        "это та же страница, что у «{id}»; оставьте один источник и ссылайтесь на него",
    "'carries' names the page's own publisher; name the other one, or leave it out":
        "в carries указан сам издатель страницы; укажите того, чьё сообщение она передаёт, или уберите ключ",
    "this page, of {date}, is older than the meeting; cite a report of it":
        "эта страница ({date}) старше встречи; сошлитесь на сообщение о ней",
    "the language of its source is {lang!r}; make them agree":
        "язык источника — «{lang}»; приведите в соответствие",
    "{id!r} does not cite this page; add it to its sources":
        "«{id}» не ссылается на эту страницу; добавьте её в источники инициативы",

    # The codebook's rules: coding
    "{number} topics; keep at most {most}, the chief one first":
        "число тем: {number}; оставьте не больше {most}, главную — первой",
    "{topic!r} always stands beside {others}; add one":
        "тема «{topic}» бывает только вместе с {others}; добавьте одну из них",
    "{topic!r} always stands beside what it is about; add that":
        "тема «{topic}» не бывает одна; добавьте ту, о чём идёт речь",
    "{horizon} is before the meeting; correct it":
        "{horizon} раньше встречи; исправьте год",
    "'sought' is a month, as in 2026-03, not {value}; correct it":
        "sought — это месяц, например 2026-03, а не {value}; исправьте его",
    "{near!r} follows {id!r} already; name only the nearest":
        "«{near}» уже продолжает «{id}»; указывайте только ближайшую",
    "{id!r} has this title too; make the two one record, or tell them apart":
        "такое же название у «{id}»; объедините записи или назовите их по-разному",
    "the same fact as {id!r}; name all its initiatives there":
        "тот же факт, что в «{id}»; укажите все его инициативы там",
    "'pending' needs the date of the report; add it":
        "при «pending» нужна дата сообщения; добавьте её",
    "{leader} speaks for {own} in the register of leaders; make them agree":
        "в разделе leaders {leader} представляет {own}; приведите в соответствие",
    "{word!r} stands in the title or summary; take it out here":
        "«{word}» уже есть в названии или пересказе; уберите отсюда",
    "{word!r} is not English; move it to 'ru'":
        "«{word}» — не по-английски; перенесите в ru",

    # The codebook's rules: wording
    "Latin letters that look Cyrillic in {word!r}: {letters}; retype":
        "в «{word}» среди кириллицы латинские буквы: {letters}; наберите их заново",
    "Cyrillic letters that look Latin in {word!r}: {letters}; retype":
        "в «{word}» среди латиницы русские буквы: {letters}; наберите их заново",
    "the mark {mark} is not used here; use {marks}":
        "знак {mark} здесь не нужен; используйте {marks}",
    "a quotation mark stands alone; close the quotation, or drop it":
        "у кавычки нет пары; закройте цитату или уберите кавычку",
    "a space or line break too many; take it out":
        "лишний пробел или перевод строки; уберите его",
    "outer quotation marks are printed by themselves; within use {marks}":
        "внешние кавычки ставятся сами; внутри используйте {marks}",
    "the number of sentences is {number}; the limit is {most}":
        "число предложений: {number}; допустимо не больше {most}",
    "not an imperative; begin with what is to be done, as in 'Create a fund'":
        "название не в повелительном наклонении; начните с того, что сделать, например Create a fund",
    "no infinitive; say what is to be done, as in {example}":
        "в названии нет инфинитива; скажите, что сделать, например {example}",
    "in the present tense; tell it in the past":
        "пересказ в настоящем времени; нужно прошедшее",
    "it names its speaker; take the name out":
        "в пересказе назван сам выступавший; уберите имя",
    "{word!r} is American; use the British spelling":
        "«{word}» — американское написание; нужно британское",
}

LIBRARIES = {
    # The operating system, for files that cannot be read or written
    "No such file or directory": "нет такого файла или каталога",
    "Permission denied": "доступ запрещён",
    "Operation not permitted": "операция не разрешена",
    "Is a directory": "это каталог",
    "Not a directory": "это не каталог",
    "File exists": "файл уже есть",
    "File name too long": "слишком длинное имя файла",
    "Too many levels of symbolic links": "слишком длинная цепочка ссылок",
    "Read-only file system": "файловая система только для чтения",
    "No space left on device": "на диске нет места",
    "Input/output error": "ошибка ввода-вывода",
    "embedded null byte": "в имени есть нулевой байт",
    "Bad file descriptor": "такой поток не открыт",
    "Exec format error": "файл не является программой",

    # Python, for a command line that shlex cannot split
    "No closing quotation": "не хватает закрывающей кавычки",
    "No escaped character": "после обратной косой черты ничего нет",

    # libyaml: what it was doing, and the problem
    "parsing a block collection": "разбор блочного списка",
    "parsing a block mapping": "разбор блочного словаря",
    "parsing a flow mapping": "разбор словаря в фигурных скобках",
    "parsing a flow sequence": "разбор списка в квадратных скобках",
    "parsing a block node": "разбор блока",
    "parsing a flow node": "разбор значения в скобках",
    "parsing a node": "разбор значения",
    "parsing a quoted scalar": "разбор текста в кавычках",
    "scanning a quoted scalar": "чтение текста в кавычках",
    "scanning a plain scalar": "чтение текста без кавычек",
    "scanning a block scalar": "чтение блока текста",
    "scanning a simple key": "чтение ключа",
    "scanning a tag": "чтение тега",
    "scanning a directive": "чтение директивы",
    "scanning an alias": "чтение псевдонима",
    "scanning an anchor": "чтение якоря",
    "scanning for the next token": "чтение следующего знака",
    "block sequence entries are not allowed in this context": "здесь не может быть элемента списка",
    "mapping values are not allowed in this context": "здесь не может быть значения ключа",
    "could not find expected ':'": "не хватает двоеточия",
    "did not find expected ',' or ']'": "не хватает «,» или «]»",
    "did not find expected ',' or '}'": "не хватает «,» или «}»",
    "did not find expected '-' indicator": "не хватает «-» в начале элемента списка",
    "did not find expected <document start>": "не хватает начала документа",
    "did not find expected alphabetic or numeric character": "не хватает буквы или цифры",
    "did not find expected comment or line break": "здесь может быть только комментарий или конец строки",
    "did not find expected hexdecimal number": "не хватает шестнадцатеричного числа",
    "did not find expected key": "не хватает ключа",
    "did not find expected node content": "не хватает значения",
    "did not find expected whitespace or line break": "не хватает пробела или конца строки",
    "found a tab character that violates indentation": "табуляция нарушает отступ",
    "found a tab character where an indentation space is expected": "табуляция вместо пробелов отступа",
    "found an indentation indicator equal to 0": "отступ указан равным 0",
    "found character that cannot start any token": "с этого символа ничего не может начинаться",
    "found invalid Unicode character escape code": "недопустимый код символа Юникода",
    "found undefined alias": "такого якоря нет",
    "found undefined tag handle": "такого тега нет",
    "found unexpected ':'": "лишнее двоеточие",
    "found unexpected document indicator": "неожиданное начало или конец документа",
    "found unexpected end of stream": "неожиданный конец файла",
    "found unknown directive name": "неизвестная директива",
    "found unknown escape character": "неизвестная экранированная последовательность",
    "expected a single document in the stream": "в файле должен быть один документ",
    "but found another document": "есть ещё один",
}
"""Messages of the operating system, Python and libyaml that users may see; others are shown in English."""

NOUNS = {english[0]: russian[0] for english, russian in KINDS.values()}
"""Kinds of records, where a message names one."""

RUSSIAN = {**NOUNS, **HELP, **ERRORS, **PROBLEMS, **LIBRARIES}
# fmt: on
